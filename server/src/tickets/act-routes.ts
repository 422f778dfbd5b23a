import * as contract from "@relevo/contract/ticket-acts.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { command, query, type Route } from "../platform/http.ts";
import { found, Refusal, refuse } from "../platform/refusal.ts";
import { assignTickets } from "./assign/assign-tickets.ts";
import { ticketsById, ticketsSeen } from "./load.ts";
import { checkOneTicket } from "./move/check.ts";
import { type Acted, moveTickets } from "./move/move.ts";
import { resolveTickets } from "./resolve/resolve.ts";
import { restoreTicket } from "./resolve/restore.ts";
import { renderedTicket } from "./rows.ts";

/** What moves, marks, archives, restores and hands on tickets. */
export const actRoutes: Route[] = [
  command(contract.moveTicket, async (tx, { params, body }, { caller }) => {
    alone(await moveTickets(tx, caller, [{ ticket: params.id, request: body }]));
    return stillSeen(tx, caller, params.id);
  }),
  command(contract.resolveTicket, async (tx, { params, body }, { caller }) => {
    alone(await resolveTickets(tx, caller, [{ ticket: params.id, request: body }]));
    return shown(tx, params.id);
  }),
  command(contract.restoreTicket, async (tx, { params, query }, { caller }) => {
    await restoreTicket(tx, caller, params.id, query.reason);
    return shown(tx, params.id);
  }),
  command(contract.assignTicket, async (tx, { params, body }, { caller }) => {
    alone(await assignTickets(tx, caller, [{ ticket: params.id, request: body }]));
    return stillSeen(tx, caller, params.id);
  }),
  command(contract.bulkAct, async (tx, { body }, { caller }) => {
    const acted = await actOnMany(tx, caller, body.ids, body.act);
    const unseen = acted.refused.filter(({ failures }) => failures[0]?.code === "NOT_FOUND");
    if (acted.done.length === 0 && unseen.length === acted.refused.length) refuse("NOT_FOUND");
    return acted;
  }),
  query(contract.checkTicket, (tx, { params, body }, { caller }) =>
    checkOneTicket(tx, caller, params.id, body),
  ),
];

function actOnMany(tx: Tx, caller: Caller, ids: readonly string[], act: contract.TicketAct): Promise<Acted> {
  switch (act.kind) {
    case "move":
      return moveTickets(
        tx,
        caller,
        ids.map((ticket) => ({ ticket, request: act })),
      );
    case "resolve":
      return resolveTickets(
        tx,
        caller,
        ids.map((ticket) => ({ ticket, request: act })),
      );
    case "assign":
      return assignTickets(
        tx,
        caller,
        ids.map((ticket) => ({ ticket, request: act })),
      );
  }
}

/** One act on one ticket: what refuses it is the answer. */
function alone({ refused }: Acted): void {
  if (refused[0]) throw new Refusal(refused[0].failures);
}

/** The ticket after one's own act, though it may have gone where one does not look. */
async function shown(tx: Tx, id: string) {
  return renderedTicket(found((await ticketsById(tx, [id])).get(id)));
}

async function stillSeen(tx: Tx, caller: Caller, id: string) {
  const row = (await ticketsSeen(tx, caller, [id])).get(id);
  return row ? renderedTicket(row) : null;
}
