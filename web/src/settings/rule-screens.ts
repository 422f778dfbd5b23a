/** An inbox's rules and the hours they refer to, loaded together. */
export { CalendarScreen } from "./calendars/CalendarScreen.tsx";
export { CalendarsScreen } from "./calendars/CalendarsScreen.tsx";
export { NewCalendarScreen } from "./calendars/NewCalendarScreen.tsx";
export { PolicyScreen } from "./policy/PolicyScreen.tsx";
