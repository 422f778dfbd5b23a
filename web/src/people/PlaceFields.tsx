import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../design/Field.tsx";
import { useMinute } from "../design/minute.ts";
import { Picker } from "../design/Picker.tsx";
import { formatsFor } from "../i18n/formats.ts";
import { languageSetting } from "../i18n/language.ts";
import { useStored } from "../shell/stored.ts";
import { countries } from "./countries.ts";
import { namedZones } from "./zones.ts";

/** The country, and the time zone where it has several. */
export function PlaceFields({
  country,
  timeZone,
  error,
  onCountry,
  onTimeZone,
}: {
  country: string;
  timeZone: string;
  error: (field: "country" | "timeZone") => string | undefined;
  onCountry: (country: string) => void;
  onTimeZone: (timeZone: string) => void;
}) {
  const { t } = useTranslation();
  const [language] = useStored(languageSetting);
  const items = useMemo(() => namedCountries(language), [language]);
  const zones = useMemo(() => namedZones(country, timeZone), [country, timeZone]);
  const prefix = countries.find(({ code }) => code === country)?.prefix;
  return (
    <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
      <Field
        label={t("people.setup.country")}
        hint={prefix && t("people.setup.countryHint", { prefix })}
        error={error("country")}
      >
        <Picker label={t("people.setup.country")} items={items} value={country} onChange={onCountry} />
      </Field>
      <Field
        label={t("people.setup.timeZone")}
        hint={t("people.setup.timeZoneHint", { clock: clockIn(timeZone, useMinute()) })}
        error={error("timeZone")}
      >
        <Picker label={t("people.setup.timeZone")} items={zones} value={timeZone} onChange={onTimeZone} />
      </Field>
    </div>
  );
}

function namedCountries(language: string) {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return countries
    .map(({ code, prefix }) => ({ id: code, name: names.of(code) ?? code, hint: prefix }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}

/** "19:46": the time there, at an instant in epoch ms. */
function clockIn(timeZone: string, now: number): string {
  return formatsFor(languageSetting.get(), { timeZone }).clock(new Date(now).toISOString());
}
