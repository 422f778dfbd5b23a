import { isDeepStrictEqual } from "node:util";
import type { Calendar } from "@relevo/contract/calendars.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found, Refusal } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { type CalendarBody, calendarFailures, tidyCalendar } from "./body.rules.ts";
import { calendarsOf } from "./calendar.ts";

/** Makes a business calendar. @throws INVALID, NAME_TAKEN */
export async function createCalendar(tx: Tx, actor: Actor, body: CalendarBody): Promise<Calendar> {
  const made = { id: newId(), ...checked(body) };
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      "insert into calendars (account_id, id, name, time_zone, hours, holidays, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
      [tx.account, made.id, made.name, made.timeZone, JSON.stringify(made.hours), made.holidays, tx.at],
    ),
  );
  record(tx, "calendar.created", { actor }, { calendar: made.id });
  return made;
}

/** Replaces one. @throws INVALID, NOT_FOUND, NAME_TAKEN */
export async function editCalendar(tx: Tx, actor: Actor, id: string, body: CalendarBody): Promise<Calendar> {
  const to = { id, ...checked(body) };
  await tx.rows("select from calendars where account_id = $1 and id = $2 for no key update", [
    tx.account,
    id,
  ]);
  const before = found((await calendarsOf(tx, [id])).get(id));
  if (isDeepStrictEqual(before, to)) return to;
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      "update calendars set name = $3, time_zone = $4, hours = $5, holidays = $6 where account_id = $1 and id = $2",
      [tx.account, id, to.name, to.timeZone, JSON.stringify(to.hours), to.holidays],
    ),
  );
  record(tx, "calendar.changed", { actor }, { calendar: id });
  return to;
}

function checked(body: CalendarBody): CalendarBody {
  const failures = calendarFailures(body);
  if (failures.length > 0) throw new Refusal(failures);
  return tidyCalendar(body);
}
