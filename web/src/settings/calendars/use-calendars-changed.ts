import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { notify } from "../../design/toast.tsx";
import { calendarsQuery } from "./calendars-query.ts";

/** After a calendar was changed: says so, and goes back to the list, which is read again. */
export function useCalendarsChanged(): (said: string) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (said) => {
    await queries.invalidateQueries({ queryKey: calendarsQuery.queryKey });
    notify({ tone: "answered", title: said });
    // What was on the form is saved: there is nothing to ask about.
    await navigate({ to: "/settings/calendars", ignoreBlocker: true });
  };
}
