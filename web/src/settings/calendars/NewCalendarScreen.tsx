import { createCalendar } from "@relevo/contract/calendars.ts";
import { useTranslation } from "react-i18next";
import { call } from "../../shell/api.ts";
import { Page } from "../Page.tsx";
import { CalendarForm } from "./CalendarForm.tsx";
import { useCalendarsChanged } from "./use-calendars-changed.ts";

export function NewCalendarScreen() {
  const { t } = useTranslation();
  const changed = useCalendarsChanged();
  return (
    <Page back="/settings/calendars" title={t("settings.calendars.newTitle")}>
      <CalendarForm
        verb={t("settings.calendars.create")}
        act={async (body, key) => {
          await call(createCalendar, { body }, { key });
          await changed(t("settings.calendars.created"));
        }}
      />
    </Page>
  );
}
