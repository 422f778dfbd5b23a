import type { Money } from "@relevo/contract/tickets.ts";
import i18next from "i18next";

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as a person reads it, with the decimals its currency has, and none where they are zero: "$ 120.000". */
export function sayMoney({ amount, currency }: Money, country: string | undefined, short = false): string {
  const locale = new Intl.Locale(i18next.language, country ? { region: country } : {}).toString();
  const whole = Number.isInteger(amount);
  const key = [locale, currency, whole, short].join();
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      useGrouping: "always",
      ...(short ? { notation: "compact", maximumFractionDigits: 1 } : whole && { maximumFractionDigits: 0 }),
    });
    formats.set(key, format);
  }
  return format.format(amount);
}
