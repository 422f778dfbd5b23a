import type { Calendar } from "@relevo/contract/calendars.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Picker } from "../../design/Picker.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { useMe } from "../../people/me.ts";
import { namedZones } from "../../people/zones.ts";
import { Form } from "../../refusals/Form.tsx";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { newId } from "../../shell/ids.ts";
import { LeaveGuard } from "../LeaveGuard.tsx";
import { Holidays } from "./Holidays.tsx";
import { WeekGrid } from "./WeekGrid.tsx";
import { hoursOf, type Line, linesOf, wrongLines } from "./week.rules.ts";

const places: Places<"name" | "timeZone" | "hours" | "holidays", WordKey> = {
  fields: {
    name: "settings.calendars.wrong.name",
    timeZone: "settings.calendars.wrong.timeZone",
    hours: "settings.calendars.wrong.hours",
    holidays: "settings.calendars.wrong.holidays",
  },
  codes: { NAME_TAKEN: { field: "name", words: "settings.calendars.wrong.nameTaken" } },
};

export type CalendarBody = Omit<Calendar, "id">;

/** Name, zone, week and holidays of a calendar. */
export function CalendarForm({
  calendar,
  verb,
  act,
}: {
  calendar?: Calendar;
  verb: string;
  act: (body: CalendarBody, key: string) => Promise<void>;
}) {
  const { t } = useTranslation();
  const { account } = useMe();
  const [name, setName] = useState(calendar?.name ?? "");
  const [timeZone, setTimeZone] = useState(calendar?.timeZone ?? account.timeZone);
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(calendar?.hours ?? [], newId));
  const [holidays, setHolidays] = useState<readonly string[]>(calendar?.holidays ?? []);
  const [dirty, setDirty] = useState(false);
  const zones = useMemo(() => namedZones("", timeZone), [timeZone]);
  const wrong = wrongLines(lines);
  const submission = useSubmit(
    places,
    (key) => act({ name, timeZone, hours: hoursOf(lines), holidays: [...holidays] }, key),
    () => ({
      ...(name.trim() === "" && { name: "settings.calendars.wrong.name" }),
      ...(wrong.size > 0 && { hours: "settings.calendars.wrong.hours" }),
    }),
  );
  const edited = (field: "name" | "timeZone" | "hours" | "holidays") => {
    setDirty(true);
    submission.edited(field);
  };
  return (
    <Form submission={submission} className="gap-8">
      <LeaveGuard dirty={dirty} />
      <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
        <Field
          label={t("settings.calendars.name")}
          hint={t("settings.calendars.nameExample")}
          error={submission.error("name")}
        >
          <Input
            maxLength={120}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              edited("name");
            }}
          />
        </Field>
        <Field label={t("settings.calendars.timeZone")} error={submission.error("timeZone")}>
          <Picker
            label={t("settings.calendars.timeZone")}
            items={zones}
            value={timeZone}
            onChange={(zone) => {
              setTimeZone(zone);
              edited("timeZone");
            }}
          />
        </Field>
      </div>
      <WeekGrid
        lines={lines}
        // Said only once one has tried: a span is empty while it is being typed.
        wrong={submission.refused > 0 ? wrong : new Map()}
        error={submission.error("hours")}
        onChange={(next) => {
          setLines(next);
          edited("hours");
        }}
      />
      <Holidays
        dates={holidays}
        error={submission.error("holidays")}
        onChange={(next) => {
          setHolidays(next);
          edited("holidays");
        }}
      />
      <Button type="submit" variant="primary" loading={submission.busy} className="self-start">
        {verb}
      </Button>
    </Form>
  );
}
