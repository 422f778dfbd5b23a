import { claim, showConversation } from "@relevo/contract/conversations.ts";
import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { now } from "../../../src/platform/clock.ts";
import { inAccount } from "../../../src/platform/db.ts";
import type { Person } from "../../emulators/graph/builders.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";

export const hour = 3_600_000;
export const day = 24 * hour;

/** Changes an inbox's rules as they stand, as a person who saved them would. */
export async function withPolicy(
  on: DeskWithLine,
  inbox: string,
  patch: Partial<InboxPolicy>,
): Promise<void> {
  await inAccount(on.desk.db, on.people.account, (tx) =>
    tx.rows("update inbox_policies set policy = policy || $2::jsonb where inbox_id = $1", [
      inbox,
      JSON.stringify(patch),
    ]),
  );
}

/** The desk's clock at a whole second, which is as exact as WhatsApp tells. */
export async function atSecond(on: DeskWithLine): Promise<Date> {
  const at = new Date((Math.ceil((await now(on.desk.db)).getTime() / 1000) + 1) * 1000);
  return on.desk.step(at);
}

export interface Session {
  who: Person;
  id: string;
  /** When the customer wrote, and the desk's clock at that moment. */
  at: Date;
}
/** A customer's fresh conversation, with the clock standing where they wrote; Ana has it in charge where wished. */
export async function session(on: DeskWithLine, { owned = false } = {}): Promise<Session> {
  const at = await atSecond(on);
  const { who, id } = await on.opened();
  if (owned) await on.people.ana.client.call(claim, { params: { id } });
  return { who, id, at };
}

export async function shown(on: DeskWithLine, id: string) {
  return on.people.clara.client.call(showConversation, { params: { id } });
}

/** The newest conversation of a contact, besides the one named. */
export async function later(on: DeskWithLine, id: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    `select n.id from conversations c join conversations n on n.contact_id = c.contact_id and n.id <> c.id
     where c.id = $1 order by n.number desc limit 1`,
    [id],
  );
  if (!row) throw new Error("there is no other conversation");
  return row.id;
}

/** The log of a conversation, oldest first. */
export function logOf(on: DeskWithLine, id: string, name?: string) {
  return rowsOf<{
    name: string;
    at: Date;
    data: Record<string, unknown>;
    actor_kind: string;
    actor_id: string | null;
  }>(
    on.desk,
    on.people.account,
    "select name, at, data, actor_kind, actor_id from events where conversation_id = $1 and ($2::text is null or name = $2) order by id",
    [id, name ?? null],
  );
}

/** Tickets of a conversation's contact. */
export function ticketsOf(on: DeskWithLine, id: string) {
  return rowsOf<{ id: string; number: number; source: string; funnel: string }>(
    on.desk,
    on.people.account,
    `select t.id, t.number, t.source, t.funnel_id as funnel from tickets t join conversations c on c.contact_id = t.contact_id
     where c.id = $1 order by t.number`,
    [id],
  );
}
