import { arm } from "../../deadlines/arm.ts";
import type { Kind } from "../../deadlines/kind.ts";
import { rulesById } from "../../funnels/rules/load.ts";
import type { Tx } from "../../platform/db.ts";
import type { Reaction } from "../../platform/reactions.ts";
import type { LoggedEvent } from "../../platform/realtime.ts";
import { applyOutcomes } from "../resolve/apply.ts";
import { archivedBy } from "../resolve/decide.rules.ts";
import { timeKind } from "./arm.ts";

/** Key: the ticket, whose archive on coming in or on leaving waits. */
const againKind = "resolution-again";

/** What a rule waits for may be over: its tickets are looked at again. */
export const timersReaction: Reaction = {
  name: "resolution",
  events: [
    "message.written",
    "message.echoed",
    "message.state_changed",
    "comment.added",
    "contact.changed",
    "conversation.assigned",
    "conversation.transferred",
    "conversation.moved",
    "conversation.unflagged",
    "conversation.settled",
    "conversation.confirmed",
    "conversation.closed",
    "conversation.discarded",
    "conversation.expired",
    "conversation.merged",
    "conversation.ticket_linked",
    "conversation.ticket_confirmed",
    "conversation.ticket_unlinked",
    "task.done",
    "task.cancelled",
  ],
  async react(tx, events) {
    const meant = events.filter(mayEndAWait);
    if (meant.length === 0) return;
    const found = await lookAgain(tx, {
      conversations: ids(meant.map(({ conversation_id }) => conversation_id)),
      tasks: ids(meant.map(({ data }) => data.task)),
      tickets: ids(meant.flatMap(({ data }) => [data.ticket, data.from])),
      contacts: ids(meant.map(({ name, contact_id }) => (name === "contact.changed" ? contact_id : null))),
    });
    await arm(
      tx,
      found.map(({ ticket, contact }) => ({ kind: againKind, key: ticket, dueAt: tx.at, contact })),
    );
  },
};

/**
 * An archive on coming in or on leaving that waited is tried again: on coming in while the ticket is in that stay, on
 * leaving until it comes back, on the board, where leaving it forgets what waited.
 */
export const resolutionAgainKind: Kind = {
  name: againKind,
  async fire(tx, due) {
    const waits = await tx.rows<{ ticket: string; rule: string; stay: string; entry: string; stage: string }>(
      `select d.ticket_id as ticket, d.rule_id as rule, d.entry_id as stay, t.entry_id as entry, t.stage_id as stage
       from deferrals d join tickets t on t.account_id = d.account_id and t.id = d.ticket_id and t.state = 'open'
       where d.account_id = $1 and d.ticket_id = any($2::uuid[]) order by d.at, d.rule_id`,
      [tx.account, due.map(({ key }) => key)],
    );
    const rules = await rulesById(
      tx,
      waits.map(({ rule }) => rule),
    );
    const outcomes = waits.flatMap(({ ticket, rule: id, stay, entry, stage }) => {
      const rule = rules.get(id);
      if (!rule?.active || !rule.archive) return [];
      const holds =
        rule.trigger === "exit" ? stage !== rule.stageId : rule.trigger === "entry" && stay === entry;
      return holds ? [{ ticket, entry, mark: null, archive: archivedBy(rule) }] : [];
    });
    const first = new Map([...outcomes].reverse().map((one) => [one.ticket, one]));
    await applyOutcomes(tx, { account: tx.account, rule: "resolution" }, [...first.values()]);
    return [];
  },
};

/** Of what becomes of a message only that it left changes what the guard says. */
function mayEndAWait({ name, data }: LoggedEvent): boolean {
  return name !== "message.state_changed" || data.to === "sent";
}

function ids(values: readonly unknown[]): string[] {
  return [...new Set(values.filter((value) => typeof value === "string" && uuid.test(value)))].map(String);
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Time rules that are parked look now; answers the tickets where an archive waits. */
async function lookAgain(
  tx: Tx,
  touched: { conversations: string[]; tasks: string[]; tickets: string[]; contacts: string[] },
): Promise<{ ticket: string; contact: string }[]> {
  tx.wake("deadlines");
  return tx.rows<{ ticket: string; contact: string }>(
    `with named as (
       select ticket_id as id from conversations where account_id = $1 and id = any($2::uuid[])
       union select ticket_id from tasks where account_id = $1 and id = any($3::uuid[])
       union select c.ticket_id from tasks k join conversations c on c.account_id = k.account_id and c.id = k.conversation_id
         where k.account_id = $1 and k.id = any($3::uuid[])
       union select unnest($4::uuid[])
       union select id from tickets where account_id = $1 and contact_id = any($5::uuid[])),
     open as (select t.id, t.contact_id, t.stage_id, t.entry_id from tickets t join named n on n.id = t.id
       where t.account_id = $1 and t.state = 'open'),
     looked as (update deadlines set due_at = $6 where account_id = $1 and kind = $7 and due_at = 'infinity' and key = any(array(
       select r.id || ':' || o.id || ':' || o.entry_id from open o
       join resolution_rules r on r.account_id = $1 and r.stage_id = o.stage_id and r.trigger = 'time' and r.active order by 1)))
     select o.id as ticket, o.contact_id as contact from open o
     where exists (select from deferrals f join resolution_rules r on r.account_id = f.account_id and r.id = f.rule_id
       where f.account_id = $1 and f.ticket_id = o.id and r.trigger in ('entry', 'exit'))`,
    [tx.account, touched.conversations, touched.tasks, touched.tickets, touched.contacts, tx.at, timeKind],
  );
}
