import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalPhone, phoneKeys } from "./phone.rules.ts";

const samePerson: [string, string, string[]][] = [
  ["Brazil: ninth digit", "+5531987654321", ["553187654321", "5531987654321", "+55 31 8765-4321"]],
  ["Brazil: São Paulo", "+5511987654321", ["551187654321", "+55 (11) 98765-4321", "0055 11 98765-4321"]],
  ["Brazil: old mobiles in 6", "+5551965432100", ["555165432100", "5551965432100"]],
  ["Argentina: Buenos Aires", "+5491123456789", ["541123456789", "5491123456789", "+54 11 15 2345-6789"]],
  ["Argentina: three-digit area", "+5493514123456", ["543514123456", "5493514123456", "+54 351 15 412-3456"]],
  ["Argentina: four-digit area", "+5492966412345", ["542966412345", "5492966412345", "+54 2966 15 41-2345"]],
  ["Argentina: both 9 and 15", "+5491123456789", ["+54 9 11 15 2345-6789"]],
  ["Mexico: old mobile 1", "+525512345678", ["5215512345678", "525512345678", "+52 1 55 1234 5678"]],
  ["Mexico: 044 and 01", "+525512345678", ["+52 044 55 1234 5678", "+52 01 55 1234 5678"]],
  ["one spelling elsewhere", "+16505551234", ["16505551234", "+1 (650) 555-1234", "001 650 555 1234"]],
  ["an unknown country code", "+99912345678", ["99912345678", "+999 123 456 78"]],
];

test.each(samePerson)("%s is one person: %s", (_, key, spellings) => {
  expect(spellings.map((raw) => canonicalPhone(raw))).toEqual(spellings.map(() => key));
});

test.each([
  ["a Brazilian land line gets no ninth digit", "551134567890", "+551134567890"],
  ["a Brazilian mobile that never had eight digits stays", "5551934567890", "+5551934567890"],
  ["Brazilian 0800 is no mobile", "+55 800 789 1234", "+558007891234"],
  ["Argentinian 0800 gets no 9", "+54 800 123 4567", "+548001234567"],
  ["an Argentinian number of the wrong length stays", "+54 11 1234", "+54111234"],
])("%s", (_, raw, key) => {
  expect(canonicalPhone(raw)).toBe(key);
});

test("a Brazilian land line and the mobile with the same digits are two people", () => {
  expect(canonicalPhone("+55 11 3456-7890")).not.toBe(canonicalPhone("+55 11 93456-7890"));
});

test.each([
  ["(31) 8765-4321", "BR", "+5531987654321"],
  ["0 15 11 98765-4321", "BR", "+5511987654321"],
  ["98765-4321", "BR", null],
  ["011 15 2345-6789", "AR", "+5491123456789"],
  ["15 2345 6789", "AR", null],
  ["0351 15 412 3456", "AR", "+5493514123456"],
  ["044 55 1234 5678", "MX", "+525512345678"],
  ["1234 5678", "MX", null],
  ["+55 11 98765-4321", "AR", "+5511987654321"],
  ["11 2345 6789", "XX", null],
])("%s typed in %s is %s", (raw, country, key) => {
  expect(canonicalPhone(raw, country)).toBe(key);
});

test.each([
  "",
  " ",
  "+",
  "0",
  "ana@example.com",
  "US.13491208655302741918",
  "(11) 98765-4321",
  "1".repeat(300),
])("%j is no phone number", (raw) => {
  expect(canonicalPhone(raw)).toBeNull();
  expect(phoneKeys(raw)).toEqual([]);
});

test.each([
  ["+5531987654321", ["+5531987654321", "+553187654321"]],
  ["5493514123456", ["+5493514123456", "+543514123456"]],
  ["5215512345678", ["+525512345678", "+5215512345678"]],
  ["5551934567890", ["+5551934567890"]],
  ["16505551234", ["+16505551234"]],
])("the keys of %s", (raw, keys) => {
  expect(phoneKeys(raw)).toEqual(keys);
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const phone = fc.oneof(
  fc.tuple(fc.constantFrom("55", "549", "54", "521", "52"), digits(10)).map(([code, rest]) => code + rest),
  fc
    .tuple(fc.constantFrom("5511", "5531", "54911", "54351", "5255"), digits(8))
    .map((parts) => parts.join("")),
  fc.stringMatching(/^[1-9]\d{6,14}$/),
);

test("the key of a key is the key, and every spelling leads to it", () => {
  fc.assert(
    fc.property(phone, (raw) => {
      const key = canonicalPhone(raw);
      fc.pre(key !== null);
      expect(key).toMatch(/^\+[1-9]\d{6,14}$/);
      expect(phoneKeys(raw).map((spelling) => canonicalPhone(spelling))).toEqual(
        phoneKeys(raw).map(() => key),
      );
    }),
    { numRuns: 2000 },
  );
});

test("numbers that differ in their last seven digits are never one person", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("55119", "55118", "54911", "5411", "521555", "52555", "16505"),
      digits(7),
      digits(7),
      (start, a, b) => {
        fc.pre(a !== b);
        expect(canonicalPhone(start + a)).not.toBe(canonicalPhone(start + b));
      },
    ),
  );
});

test("no text makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.option(fc.string(), { nil: undefined }), (raw, country) => {
      const key = canonicalPhone(raw, country);
      expect(key === null || /^\+[1-9]\d{6,14}$/.test(key)).toBe(true);
    }),
  );
});
