import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../../../design/Checkbox.tsx";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { useMinute } from "../../../design/minute.ts";
import { useMe } from "../../../people/me.ts";
import { cityOf } from "../../../people/place-guess.rules.ts";
import { useDayWords } from "../../calendars/use-day-words.ts";
import { days } from "../../calendars/week.rules.ts";
import { WrongWords } from "../../WrongWords.tsx";
import { nextDay } from "./occurrence.rules.ts";
import type { RuleEdit } from "./RuleForm.tsx";
import { minutesOf } from "./rule-draft.rules.ts";

/** On which days, at what hour of the account's clock, and when that is next. */
export function Periodic({ edit: { draft, change, error } }: { edit: RuleEdit }) {
  const { t } = useTranslation();
  const { account } = useMe();
  const words = useDayWords();
  const id = useId();
  const now = useMinute();
  const at = minutesOf(draft.at);
  const next = at === undefined ? undefined : nextDay({ days: draft.days, at }, now, account.timeZone);
  const wrong = error("days");
  return (
    <>
      <fieldset
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong && id}
        className="flex min-w-0 flex-col gap-1"
      >
        <legend className="mb-1 text-list font-medium">{t("settings.resolution.form.days")}</legend>
        <div className="grid grid-cols-2 gap-x-4">
          {days.map((day) => (
            <Checkbox
              key={day}
              checked={draft.days.includes(day)}
              onChange={(on) =>
                change({ days: on ? [...draft.days, day] : draft.days.filter((one) => one !== day) })
              }
            >
              <span className="block first-letter:uppercase">{words.long(day)}</span>
            </Checkbox>
          ))}
        </div>
        {wrong && <WrongWords id={id}>{wrong}</WrongWords>}
      </fieldset>
      <Field
        label={t("settings.resolution.form.at")}
        hint={t("settings.resolution.form.zone", { city: cityOf(account.timeZone) })}
        error={error("at")}
      >
        <Input
          type="time"
          value={draft.at}
          onChange={(event) => change({ at: event.target.value })}
          className="w-34! tabular-nums"
        />
      </Field>
      <p role="status" className="text-list">
        {next
          ? t("settings.resolution.form.next", { date: words.date(next), clock: draft.at })
          : !wrong && t("settings.resolution.form.nextNone")}
      </p>
    </>
  );
}
