import type { Tx } from "../../platform/db.ts";
import type { Ask } from "../asks.rules.ts";
import type { Facts, Said } from "../facts.rules.ts";
import { runFacts } from "./facts.ts";
import { messagesOf } from "./said.ts";

/** Where something may start, under a key of its own. */
export interface Place {
  key: string;
  contact: string;
  conversation: string | null;
  ticket: string | null;
  /** What happened. */
  event: { name: string; data: Record<string, unknown> } | null;
  /** Ids its words tell by name. */
  named: readonly string[];
  asks?: ReadonlySet<Ask>;
}

/**
 * By key, the facts conditions are asked with before a run begins. What a message starts looks at that message, also
 * where the customer has gone on writing since.
 */
export async function factsAtStart(tx: Tx, places: readonly Place[]): Promise<Map<string, Facts>> {
  const messages = await messagesOf(
    tx,
    places.flatMap(({ event }) => messageIn(event) ?? []),
  );
  const facts = await runFacts(
    tx,
    places.map(({ key, contact, conversation, ticket, named, asks }) => ({
      ...{ id: key, contact, conversation, ticket, named, ...(asks && { asks }) },
      ...{ wakes: null, waited: null, heard: { contact: null, member: null } },
    })),
  );
  return new Map(
    places.flatMap(({ key, event }): [string, Facts][] => {
      const now = facts.get(key);
      const said = messages.get(messageIn(event) ?? "");
      return now ? [[key, said ? hearing(now, said) : now]] : [];
    }),
  );
}

function messageIn(event: Place["event"]): string | null {
  const id = event?.name === "message.received" ? event.data.message : null;
  return typeof id === "string" ? id : null;
}

function hearing(facts: Facts, incoming: Said): Facts {
  return { ...facts, said: { ...facts.said, incoming } };
}
