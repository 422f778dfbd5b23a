import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Name, Params } from "./words.ts";

/** Minutes after midnight, local; `to` may be 1440. */
const Span = z
  .object({ day: z.int().min(1).max(7), from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) })
  .refine(({ from, to }) => from < to, { message: "It ends before it begins.", path: ["to"] });

/** Business hours: when the desk attends, in a zone, without the holidays. Unset means 24×7. */
export const Calendar = z
  .object({
    id: Id,
    name: z.string(),
    /** IANA name, such as America/Santiago. */
    timeZone: z.string(),
    /** ISO weekdays, Monday 1; spans of a day do not overlap. */
    hours: z.array(Span),
    /** Local dates, YYYY-MM-DD. */
    holidays: z.array(z.iso.date()),
  })
  .meta({ id: "Calendar" });
export type Calendar = z.infer<typeof Calendar>;

const CalendarBody = z.object({
  name: Name,
  timeZone: z.string().max(64),
  hours: z.array(Span).max(50),
  holidays: z.array(z.iso.date()).max(400).default([]),
});
export const listCalendars = endpoint({
  method: "GET",
  path: "/calendars",
  summary: "The account's business calendars.",
  access: "conversations.read",
  response: z.object({ items: z.array(Calendar) }),
});
export const createCalendar = endpoint({
  method: "POST",
  path: "/calendars",
  summary: "Make a business calendar.",
  access: "settings.write",
  body: CalendarBody,
  response: Calendar,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editCalendar = endpoint({
  method: "PUT",
  path: "/calendars/:id",
  summary: "Replace a business calendar. Clocks already running keep the hours they began with.",
  access: "settings.write",
  params: Params,
  body: CalendarBody,
  response: Calendar,
  refusals: ["NAME_TAKEN"],
});
export const removeCalendar = endpoint({
  method: "DELETE",
  path: "/calendars/:id",
  summary: "Remove a calendar no policy names.",
  access: "settings.write",
  params: Params,
  status: 204,
  refusals: ["IN_USE"],
});
