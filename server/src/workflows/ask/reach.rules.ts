import { canonicalPhone, countryOf } from "../../contacts/phone.rules.ts";

/** The one mail address in what was said. */
export function mailOf(said: string): string | null {
  const found = said.match(/[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[\p{L}\p{N}-]{2,}/gu) ?? [];
  const [mail = ""] = found;
  return found.length === 1 && mail.length <= 254 && !/\.\.|^\.|\.@/.test(mail) ? mail.toLowerCase() : null;
}

/** The one phone in what was said, in E.164. Without country code it is of the country of the customer's own. */
export function phoneOf(said: string, own: string | null): string | null {
  const found = said.match(/(?:\+|00)?[ (]*\d(?:[\s().\-/]*\d){6,}/g) ?? [];
  const [phone = ""] = found.map((one) => one.trim());
  if (found.length !== 1) return null;
  if (/^(\+|00)/.test(phone)) return canonicalPhone(phone);
  const country = own === null ? undefined : countryOf(own);
  const digits = phone.replaceAll(/\D/g, "");
  if (country !== undefined) return canonicalPhone(phone, country);
  // Country code and all, as WhatsApp writes them.
  return digits.length >= 11 ? canonicalPhone(digits) : null;
}
