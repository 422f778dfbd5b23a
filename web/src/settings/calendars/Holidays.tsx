import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { Input } from "../../design/Input.tsx";
import { Section } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { WrongWords } from "../WrongWords.tsx";
import { useDayWords } from "./use-day-words.ts";

/** The dates on which nobody attends. */
export function Holidays({
  dates,
  error,
  onChange,
}: {
  /** Local dates, YYYY-MM-DD. */
  dates: readonly string[];
  error: string | undefined;
  onChange: (dates: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const words = useDayWords();
  const [next, setNext] = useState("");
  const add = () => {
    if (next !== "") onChange([...new Set([...dates, next])].sort());
    setNext("");
  };
  return (
    <Section title={t("settings.calendars.holidays")} about={t("settings.calendars.holidaysAbout")}>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          type="date"
          aria-label={t("settings.calendars.holiday")}
          value={next}
          onChange={(event) => setNext(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // Enter adds the date; it does not send the form around it.
            event.preventDefault();
            add();
          }}
          className="w-44!"
        />
        <Button icon={Plus} disabled={next === ""} onClick={add}>
          {t("settings.calendars.addHoliday")}
        </Button>
      </div>
      {dates.length === 0 ? (
        <p className="text-list text-soft">{t("settings.calendars.noHolidays")}</p>
      ) : (
        <ul className={box}>
          {dates.map((date) => (
            <li key={date} className="flex items-center gap-3 py-1 ps-4 pe-2">
              <span className="min-w-0 flex-1 first-letter:uppercase">{words.date(date)}</span>
              <IconButton
                icon={X}
                label={t("settings.calendars.removeHoliday", { day: words.date(date) })}
                onClick={() => onChange(dates.filter((other) => other !== date))}
              />
            </li>
          ))}
        </ul>
      )}
      {error && <WrongWords id="calendar-holidays-error">{error}</WrongWords>}
    </Section>
  );
}
