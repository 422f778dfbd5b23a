import * as contract from "@relevo/contract/calendars.ts";
import { actorOf } from "../platform/caller.ts";
import { command, query } from "../platform/http.ts";
import { listCalendars } from "./calendar.ts";
import { removeCalendar } from "./remove.ts";
import { createCalendar, editCalendar } from "./write.ts";

export const routes = [
  query(contract.listCalendars, async (tx) => ({ items: await listCalendars(tx) })),
  command(contract.createCalendar, (tx, { body }, { caller }) => createCalendar(tx, actorOf(caller), body)),
  command(contract.editCalendar, (tx, { params, body }, { caller }) =>
    editCalendar(tx, actorOf(caller), params.id, body),
  ),
  command(contract.removeCalendar, (tx, { params }, { caller }) =>
    removeCalendar(tx, actorOf(caller), params.id),
  ),
];
