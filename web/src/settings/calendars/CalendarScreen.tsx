import { type Calendar, editCalendar, removeCalendar } from "@relevo/contract/calendars.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { CalendarClock, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";
import { Loaded } from "../Loaded.tsx";
import { Page, Section } from "../Page.tsx";
import { CalendarForm } from "./CalendarForm.tsx";
import { calendarsQuery } from "./calendars-query.ts";
import { useCalendarsChanged } from "./use-calendars-changed.ts";

const route = getRouteApi("/frame/settings/calendars/$id");

/** One calendar, to be changed or removed. */
export function CalendarScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const changed = useCalendarsChanged();
  const query = useQuery(calendarsQuery);
  const calendar = query.data?.find((one) => one.id === id);
  if (query.data && !calendar) return <Gone />;
  return (
    <Page back="/settings/calendars" title={calendar?.name ?? t("settings.calendars.title")}>
      <Loaded query={query}>
        {() =>
          calendar && (
            <>
              <CalendarForm
                key={id}
                calendar={calendar}
                verb={t("settings.calendars.save")}
                act={async (body, key) => {
                  await call(editCalendar, { params: { id }, body }, { key });
                  await changed(t("settings.calendars.saved"));
                }}
              />
              <Removal calendar={calendar} changed={changed} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Removal({
  calendar: { id, name },
  changed,
}: {
  calendar: Calendar;
  changed: (said: string) => Promise<void>;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t("settings.calendars.remove")} about={t("settings.calendars.removeAbout")}>
      <Button icon={Trash2} onClick={() => setAsking(true)} className="self-start text-breach">
        {t("settings.calendars.remove")}
      </Button>
      {asking && (
        <Confirm
          title={t("settings.calendars.ask", { name })}
          about={t("settings.calendars.askAbout")}
          verb={t("settings.calendars.remove")}
          says={{ IN_USE: (data) => t("settings.calendars.inUse", { inboxes: inboxesIn(data) }) }}
          act={async (key) => {
            await call(removeCalendar, { params: { id } }, { key });
            await changed(t("settings.calendars.removed"));
          }}
          onLeave={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

/** The names of who uses it, as the refusal tells them. */
function inboxesIn(data: Failure["data"]): string {
  return Array.isArray(data?.inboxes) ? data.inboxes.join(", ") : "";
}

function Gone() {
  const { t } = useTranslation();
  return (
    <EmptyState
      heading="h1"
      icon={CalendarClock}
      title={t("settings.calendars.gone")}
      action={
        <Link to="/settings/calendars" className={buttonClass("primary", "base")}>
          {t("settings.calendars.toList")}
        </Link>
      }
    >
      {t("settings.calendars.goneAbout")}
    </EmptyState>
  );
}
