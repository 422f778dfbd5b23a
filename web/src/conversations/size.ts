const units = ["byte", "kilobyte", "megabyte"] as const;

/** A file's size as a person reads it: "340 kB", "2,4 MB". `bytes` counted in thousands, as file managers do. */
export function sizeOf(bytes: number, language: string): string {
  const step = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2;
  const unit = units[step];
  const value = bytes / 1000 ** step;
  const digits = step === 2 && value < 100 ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: unit ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(value);
}
