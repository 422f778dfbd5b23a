import { inAccount, type Tx } from "../../../src/platform/db.ts";
import { newId } from "../../../src/platform/ids.ts";
import type { Act, Acting } from "../../../src/workflows/apply/acting.ts";
import { applyEffects } from "../../../src/workflows/apply/apply.ts";
import type { Outcome } from "../../../src/workflows/effects.rules.ts";
import type { ConversationFacts, Facts } from "../../../src/workflows/facts.rules.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";

/** Where a run acts: a conversation by id, else a ticket, else a contact. */
export interface At {
  conversation?: string;
  ticket?: string;
  contact?: string;
}
export interface Acted {
  run: string;
  workflow: string;
  outcome: Outcome;
}

/** Runs of a workflow that exists only to act: each does one thing, all in one transaction. */
export async function actAll(on: DeskWithLine, doing: readonly (At & { effect: Act })[]): Promise<Acted[]> {
  const acted = await inAccount(on.desk.db, on.people.account, async (tx) => {
    const workflow = await aWorkflow(tx);
    const acting: Acting[] = [];
    for (const { effect, ...at } of doing) acting.push(await actingOf(tx, workflow, at, effect));
    const outcomes = await applyEffects(tx, acting);
    return acting.map(({ run: { id } }) => ({ run: id, workflow, outcome: outcomes.get(id) ?? nothing }));
  });
  await on.desk.settle();
  return acted;
}

/** One run that does one thing. */
export async function act(on: DeskWithLine, at: At, effect: Act): Promise<Acted> {
  const [one] = await actAll(on, [{ ...at, effect }]);
  if (!one) throw new Error("nothing was done");
  return one;
}

/** The codes of what was refused; empty: it was done. */
export function codesOf({ outcome }: Acted): string[] {
  return outcome.done ? [] : outcome.failures.map(({ code }) => code);
}

const nothing: Outcome = { done: false, failures: [] };

async function aWorkflow(tx: Tx): Promise<string> {
  const id = newId();
  await tx.rows(
    `insert into workflows (account_id, id, name, state, draft, version, trigger, created_at, updated_at)
     values ($1, $2, $3, 'stopped', '{}', 1, null, $4, $4)`,
    [tx.account, id, `Flujo ${id.slice(-12)}`, tx.at],
  );
  await tx.rows(
    "insert into workflow_versions (account_id, workflow_id, version, definition, at) values ($1, $2, 1, '{}', $3)",
    [tx.account, id, tx.at],
  );
  return id;
}

async function actingOf(tx: Tx, workflow: string, at: At, effect: Act): Promise<Acting> {
  const facts = await factsAt(tx, at);
  const { contact } = facts;
  const id = newId();
  const place = { conversation: at.conversation ?? null, ticket: at.ticket ?? null };
  await tx.rows(
    `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, ticket_id, entered_at, started_at, ended_at)
     values ($1, $2, $3, 1, 'completed', $4, $5, $6, $7, $7, $7)`,
    [tx.account, id, workflow, contact.id, place.conversation, place.ticket, tx.at],
  );
  const run = { id, workflow, contact: contact.id, ...place, cause: { id: 1, depth: 0 }, n: 1 };
  return { run, effect, facts };
}

async function factsAt(tx: Tx, at: At): Promise<Facts> {
  const [conversation] = await tx.rows<ConversationFacts & { contact: string; ticket: string | null }>(
    `select c.id, c.state, c.source, c.inbox_id as inbox, c.reason_id as reason, c.connection_id as connection, n.channel,
       c.owner_id as owner, c.group_id as "group", c.opened_at as "openedAt", c.waiting_since is not null as waiting,
       c.contact_id as contact, case when c.link_state = 'confirmed' then c.ticket_id end as ticket
     from conversations c join connections n on n.account_id = c.account_id and n.id = c.connection_id
     where c.account_id = $1 and c.id = $2`,
    [tx.account, at.conversation ?? null],
  );
  const [ticket] = await tx.rows<{ id: string; number: number; contact: string }>(
    "select id, number, contact_id as contact from tickets where account_id = $1 and id = $2",
    [tx.account, at.ticket ?? conversation?.ticket ?? null],
  );
  const fields = await tx.rows<{ id: string; of: "contact" | "ticket"; kind: "text"; name: string }>(
    `select id, "of", kind, name from fields where account_id = $1`,
    [tx.account],
  );
  const contact = conversation?.contact ?? ticket?.contact ?? at.contact ?? "";
  return {
    zone: "America/Santiago",
    conversation: conversation ?? null,
    contact: {
      id: contact,
      name: "",
      phone: null,
      mail: null,
      company: null,
      optedOut: false,
      fields: {},
      tags: [],
    },
    ticket: ticket
      ? {
          ...ticket,
          state: "open",
          funnel: "",
          stage: "",
          stageKind: "human",
          enteredAt: tx.at,
          resolution: "none",
          subject: "",
          value: null,
          owner: null,
          fields: {},
        }
      : null,
    said: { incoming: null, outgoing: null, automatic: null },
    since: { contact: null, member: null },
    assignee: null,
    handed: null,
    hours: null,
    calendars: new Map(),
    fields: new Map(fields.map(({ id, ...field }) => [id, field])),
    names: {},
  };
}
