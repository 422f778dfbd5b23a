import type { Calendar } from "@relevo/contract/calendars.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CalendarClock, ChevronRight, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { cityOf } from "../../people/place-guess.rules.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { calendarsQuery } from "./calendars-query.ts";
import { useDayWords } from "./use-day-words.ts";

/** The business calendars. */
export function CalendarsScreen() {
  const { t } = useTranslation();
  const query = useQuery(calendarsQuery);
  return (
    <Page
      title={t("settings.calendars.title")}
      about={t("settings.calendars.about")}
      actions={
        <Link to="/settings/calendars/new" className={buttonClass("primary", "base")}>
          <Plus aria-hidden size={16} />
          {t("settings.calendars.create")}
        </Link>
      }
    >
      <Loaded query={query} rows={2}>
        {(calendars) =>
          calendars.length === 0 ? (
            <EmptyState icon={CalendarClock} title={t("settings.calendars.none")}>
              {t("settings.calendars.noneAbout")}
            </EmptyState>
          ) : (
            <ul className={box}>
              {calendars.map((calendar) => (
                <Row key={calendar.id} calendar={calendar} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Row({ calendar: { id, name, timeZone, hours, holidays } }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const words = useDayWords();
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 first:rounded-t-large last:rounded-b-large hover:bg-hover">
      <div className="min-w-0 flex-1">
        <Link
          to="/settings/calendars/$id"
          params={{ id }}
          className="font-medium wrap-anywhere after:absolute after:inset-0 after:rounded-base"
        >
          {name}
        </Link>
        <p className="text-list text-soft tabular-nums">
          {words.week(hours) || t("settings.calendars.never")}
        </p>
        <p className="text-list text-soft">
          {cityOf(timeZone)}
          {holidays.length > 0 && ` · ${t("settings.calendars.holidayCount", { count: holidays.length })}`}
        </p>
      </div>
      <ChevronRight aria-hidden size={16} className="shrink-0 text-soft" />
    </li>
  );
}
