import { listCalendars } from "@relevo/contract/calendars.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

/** The account's business calendars. */
export const calendarsQuery = queryOptions({
  queryKey: ["calendars"],
  queryFn: async ({ signal }) => (await call(listCalendars, {}, { signal })).items,
});
