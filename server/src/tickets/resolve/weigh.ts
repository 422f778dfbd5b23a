import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { Task } from "@relevo/contract/tasks.ts";
import { type Judgement, judgeCloses } from "../../conversations/close/judge.ts";
import { seen } from "../../conversations/load.ts";
import { isOpen } from "../../conversations/state.rules.ts";
import type { By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { openTasksOf } from "../../tasks/load.ts";
import type { Weight } from "./weigh.rules.ts";

export interface Weighed extends Weight {
  tasks: readonly Task[];
}

/**
 * What hangs on tickets that would be archived: the guard's answers for their open conversations, expired ones that
 * wait, tasks. Nothing changes; who is about to write has locked the contacts.
 */
export async function weigh(
  tx: Tx,
  by: By,
  items: readonly { ticket: string; closing: CloseRequest }[],
): Promise<Map<string, Weighed>> {
  if (items.length === 0) return new Map();
  const closing = new Map(items.map((one) => [one.ticket, one.closing]));
  const [linked, tasks] = await Promise.all([
    linkedTo(tx, [...closing.keys()]),
    openTasksOf(tx, [...closing.keys()]),
  ]);
  const open = linked.filter(({ state }) => isOpen(state));
  const rows = await seen(
    tx,
    by,
    open.map(({ id }) => id),
  );
  const judged = await judgeCloses(
    tx,
    by,
    open.flatMap(({ id, ticket }) => {
      const [row, request] = [rows.get(id), closing.get(ticket)];
      return row && request ? [{ row, request }] : [];
    }),
  );
  const byId = new Map(judged.map((one) => [one.row.id, one]));
  return new Map(
    [...closing.keys()].map((ticket) => {
      const its = linked.filter((one) => one.ticket === ticket);
      const conversations = its
        .filter(({ state }) => isOpen(state))
        .map(({ id, number, waiting, contact }) => {
          return { id, number, contact, waiting, failures: against(ticket, byId.get(id)) };
        });
      const unanswered = its
        .filter(({ state, waiting }) => state === "expired" && waiting)
        .map(({ id, number }) => ({ id, number }));
      return [ticket, { conversations, unanswered, tasks: tasks.get(ticket) ?? [] }];
    }),
  );
}

interface Linked {
  id: string;
  ticket: string;
  number: number;
  state: string;
  waiting: boolean;
  contact: { id: string; name: string };
}
function linkedTo(tx: Tx, tickets: readonly string[]): Promise<Linked[]> {
  return tx.rows<Linked>(
    `select c.id, c.ticket_id as ticket, c.number, c.state, c.waiting_since is not null as waiting,
       jsonb_build_object('id', p.id, 'name', coalesce(nullif(p.name, ''), p.phone, '')) as contact
     from conversations c join contacts p on p.account_id = c.account_id and p.id = c.contact_id
     where c.account_id = $1 and c.ticket_id = any($2::uuid[]) and c.link_state = 'confirmed'
       and c.state in ('queued', 'active', 'snoozed', 'expired') order by c.number`,
    [tx.account, tickets],
  );
}

/** One that the caller does not see is not theirs to close; that something is left for the ticket is no evidence for ending it. */
function against(ticket: string, judged: Judgement | undefined): readonly Failure[] {
  if (!judged) return [{ code: "FORBIDDEN" }];
  const { failures, guard, overridden } = judged;
  if (failures.length > 0 || overridden.length > 0 || guard.chosen?.ref !== ticket) return failures;
  const other = guard.evidence.some(({ ref }) => ref !== ticket);
  return other ? [] : [{ code: "NO_REPLY", data: { contact: judged.row.contact_name } }];
}
