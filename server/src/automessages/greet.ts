import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { calendarsOf } from "../calendars/calendar.ts";
import type { Hours } from "../calendars/hours.rules.ts";
import { openSql } from "../conversations/state.rules.ts";
import { arm } from "../deadlines/arm.ts";
import type { Kind } from "../deadlines/kind.ts";
import { policiesOf } from "../inboxes/policy.ts";
import type { Tx } from "../platform/db.ts";
import { system } from "../platform/events.ts";
import type { Reaction } from "../platform/reactions.ts";
import { greetingFor, pause } from "./greet.rules.ts";
import { type Saying, sayByItself } from "./say.ts";

/** A customer opened a conversation where the inbox says something by itself. */
export const greetReaction: Reaction = {
  name: "greet",
  events: ["conversation.opened"],
  async react(tx, events) {
    const opened = events.filter(({ data }) => data.source === "contact");
    const policies = await policiesOf(
      tx,
      opened.map(({ data }) => String(data.inbox)),
    );
    const speaks = (inbox: string) => {
      const policy = policies.get(inbox)?.policy;
      return policy !== undefined && (policy.greeting.on || policy.away.on);
    };
    await arm(
      tx,
      opened.flatMap(({ conversation_id, contact_id, data }) =>
        conversation_id && contact_id && speaks(String(data.inbox))
          ? [{ kind: "greet", key: conversation_id, dueAt: tx.at, contact: contact_id }]
          : [],
      ),
    );
  },
};

/** Says hello, or that the desk is closed. Key: the conversation. */
export const greetKind: Kind = {
  name: "greet",
  async fire(tx, due) {
    const rows = await greetable(
      tx,
      due.map(({ key }) => key),
    );
    const policies = await policiesOf(
      tx,
      rows.map(({ inbox }) => inbox),
    );
    const calendars = await calendarsOf(
      tx,
      [...policies.values()].flatMap(({ policy }) => policy.calendarId ?? []),
    );
    await sayByItself(
      tx,
      system,
      rows.flatMap(({ inbox, ...row }) => {
        const policy = policies.get(inbox)?.policy;
        return policy ? sayingOf(row, policy, calendars.get(policy.calendarId ?? "") ?? null, tx.at) : [];
      }),
    );
    return [];
  },
};

function sayingOf(
  row: { conversation: string; contact: string; connection: string },
  policy: InboxPolicy,
  hours: Hours,
  now: Date,
): Saying[] {
  const said = greetingFor(policy, hours, now);
  return said ? [{ ...row, ...said, choices: [] }] : [];
}

/** Open, nobody answered yet, who wrote wants to hear from us, and heard nothing of the kind for a while. */
function greetable(tx: Tx, ids: readonly string[]) {
  return tx.rows<{ conversation: string; contact: string; connection: string; inbox: string }>(
    `select distinct on (c.contact_id, c.connection_id) c.id as conversation, c.contact_id as contact,
       c.connection_id as connection, c.inbox_id as inbox
     from conversations c join contacts p on p.account_id = c.account_id and p.id = c.contact_id and p.opted_out_at is null
     where c.account_id = $1 and c.id = any($2::uuid[]) and c.state in ${openSql} and c.last_outbound_at is null
       and not exists (select from auto_messages a where a.account_id = c.account_id and a.contact_id = c.contact_id
         and a.connection_id = c.connection_id and a.kind in ('greeting', 'away') and a.at > $3)
     order by c.contact_id, c.connection_id, c.opened_at desc`,
    [tx.account, ids, new Date(tx.at.getTime() - pause)],
  );
}
