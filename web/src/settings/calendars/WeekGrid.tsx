import { CalendarCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { newId } from "../../shell/ids.ts";
import { Section } from "../Page.tsx";
import { WrongWords } from "../WrongWords.tsx";
import { DayRow } from "./DayRow.tsx";
import { copied, days, type Line, linesOf, usual, type wrongLines } from "./week.rules.ts";

/** The week's hours, day by day. */
export function WeekGrid({
  lines,
  wrong,
  error,
  onChange,
}: {
  lines: readonly Line[];
  wrong: ReturnType<typeof wrongLines>;
  error: string | undefined;
  onChange: (lines: readonly Line[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Section
      title={t("settings.calendars.hours")}
      about={t("settings.calendars.hoursAbout")}
      actions={
        <Button icon={CalendarCheck} onClick={() => onChange(linesOf(usual, newId))}>
          {t("settings.calendars.usual")}
        </Button>
      }
    >
      <ul className="@container divide-y divide-line rounded-large border border-line">
        {days.map((day) => (
          <DayRow
            key={day}
            day={day}
            lines={lines.filter((line) => line.day === day)}
            wrong={wrong}
            onChange={(own) => onChange([...lines.filter((line) => line.day !== day), ...own])}
            onCopy={(to) => onChange(copied(lines, day, to, newId))}
          />
        ))}
      </ul>
      {error && <WrongWords id="calendar-hours-error">{error}</WrongWords>}
    </Section>
  );
}
