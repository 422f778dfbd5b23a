import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * The one spelling, in E.164, under which a person's phone is found; null when `raw` is no phone number.
 * Some countries spell one phone in two ways, and WhatsApp, people and old address books disagree on which:
 * - Brazil: mobiles carry the ninth digit (`+55 31 8765-4321` → `+5531987654321`). Land lines stay as they are.
 * - Argentina: geographic numbers carry the 9 (`+54 11 15 2345-6789`, `+54 11 2345-6789` → `+5491123456789`).
 *   Nothing in the number tells a land line from a mobile, so land lines get it as well.
 * - Mexico: the old mobile 1 goes (`+52 1 55 …` → `+5255…`).
 *
 * This is a key: send to and show the number as the channel spelled it.
 *
 * `country` (ISO 3166 alpha-2) is where a number without country code is from. Without it, bare digits are read
 * as WhatsApp writes them, country code first.
 */
export function canonicalPhone(raw: string, country?: string): string | null {
  const number = parse(raw, country);
  if (number === null) return null;
  const key = oneSpelling(number);
  // Until nothing changes: the library takes one trunk prefix off at a time. 5 µs each, mostly twice.
  return key === raw ? key : canonicalPhone(key);
}

/** The value under which an identity is kept and found: a phone by its one spelling, all else as it is. */
export function spelled({ kind, value }: { kind: string; value: string }): string {
  return kind === "phone" ? (canonicalPhone(value) ?? value) : value;
}

/** Every spelling of that phone, the canonical one first; empty when `raw` is no phone number. */
export function phoneKeys(raw: string, country?: string): string[] {
  const key = canonicalPhone(raw, country);
  if (key === null) return [];
  const other = otherSpelling(key);
  return other === null ? [key] : [key, other];
}

/** Where a number is from, by its country code; undefined where that does not tell one country. */
export function countryOf(phone: string): string | undefined {
  return parsePhoneNumberFromString(canonicalPhone(phone) ?? "")?.country;
}

// Area codes have no zero (800 and 300 numbers are no mobiles); old mobiles began with 6–9, land lines with 2–5.
const brazilOld = /^\+55([1-9][1-9])([6-9]\d{7})$/;
const brazilNew = /^\+55([1-9][1-9])9([6-9]\d{7})$/;
// Area codes begin with 11, 2 or 3; 0800, 0810 and 0600 numbers do not.
const argentina = /^\+549?((?:11|2|3)\d+)$/;
const mexico = /^\+52(?:1|01|044|045)?([2-9]\d{9})$/;

function oneSpelling(number: string): string {
  const area = argentina.exec(number)?.[1];
  if (area?.length === 10) return `+549${area}`;
  // Both the 9 and the 15: the library strips the 15 only where the 9 is missing.
  if (area?.length === 12 && number.startsWith("+549")) {
    const plain = parsePhoneNumberFromString(`+54${area}`)?.number;
    if (plain && /^\+549\d{10}$/.test(plain)) return plain;
  }
  return number.replace(brazilOld, "+55$19$2").replace(mexico, "+52$1");
}

function otherSpelling(key: string): string | null {
  const area = argentina.exec(key)?.[1];
  if (area?.length === 10) return `+54${area}`;
  if (brazilNew.test(key)) return key.replace(brazilNew, "+55$1$2");
  return mexico.test(key) ? key.replace(mexico, "+521$1") : null;
}

/** `+` and digits. What the library does not know (a new range, a test number) passes if it looks like E.164. */
function parse(raw: string, country: string | undefined): string | null {
  const text = raw.trim();
  if (text.startsWith("+")) return international(text);
  if (text.startsWith("00")) return international(`+${text.slice(2)}`);
  if (country === undefined) return /^\d{7,15}$/.test(text) ? international(`+${text}`) : null;
  if (!isSupportedCountry(country)) return null;
  const national = parsePhoneNumberFromString(text, country);
  return national && isWhole(national.number, national.isValid()) ? national.number : null;
}

function international(text: string): string | null {
  const known = parsePhoneNumberFromString(text);
  // What it holds invalid it also shortens, a little more each time.
  if (known?.isValid() && e164.test(known.number)) return known.number;
  const digits = text.replace(/[\s().\-/]/g, "");
  return e164.test(digits) ? digits : null;
}

const e164 = /^\+[1-9]\d{6,14}$/;

/** Local numbers that lack their area code pass the library's short metadata in Brazil and Mexico. */
function isWhole(number: string, valid: boolean): boolean {
  if (number.startsWith("+55")) return number.length === 13 || number.length === 14;
  return valid || mexico.test(number);
}
