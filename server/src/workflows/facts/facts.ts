import { listCalendars } from "../../calendars/calendar.ts";
import type { Tx } from "../../platform/db.ts";
import type { Ask } from "../asks.rules.ts";
import type { Facts, RunNow } from "../facts.rules.ts";
import { accountFacts, namesOf } from "./account.ts";
import { contactsOf } from "./contacts.ts";
import { conversationsOf, handedOf } from "./conversations.ts";
import { saidOf, sinceOf } from "./said.ts";
import { ticketsOf } from "./tickets.ts";

/** Where a run is, and what it listens for. */
export interface RunPlace extends Pick<RunNow, "id" | "wakes" | "heard" | "waited"> {
  contact: string;
  conversation: string | null;
  ticket: string | null;
  /** Ids its words tell by name. */
  named: readonly string[];
  /** What is read of the place; everything, where nothing is said. */
  asks?: ReadonlySet<Ask>;
}

/**
 * All that the decisions of these runs look at, as of this transaction: a statement for each kind of fact, whatever the
 * number of runs. Their contacts are locked.
 */
export async function runFacts(tx: Tx, runs: readonly RunPlace[]): Promise<Map<string, Facts>> {
  if (runs.length === 0) return new Map();
  const asking = (ask: Ask) => runs.filter(({ asks }) => asks?.has(ask) ?? true);
  const talks = (ask: Ask) => distinct(asking(ask).flatMap(({ conversation }) => conversation ?? []));
  const waiting = runs.flatMap(({ waited, conversation }) => (waited && conversation) ?? []);
  const [conversations, handed, contacts, tickets, said, since, account, calendars, names] =
    await Promise.all([
      conversationsOf(tx, talks("conversation")),
      // Who took it in hand counts for what has waited meanwhile.
      handedOf(tx, distinct(waiting)),
      contactsOf(tx, distinct(runs.map(({ contact }) => contact))),
      ticketsOf(tx, distinct(asking("ticket").flatMap(({ ticket }) => ticket ?? [])), talks("ticket")),
      saidOf(tx, talks("said")),
      sinceOf(tx, runs),
      accountFacts(tx),
      listCalendars(tx),
      namesOf(tx, distinct(runs.flatMap(({ named }) => named))),
    ]);
  const hours = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  return new Map(
    runs.flatMap((run): [string, Facts][] => {
      const contact = contacts.get(run.contact);
      if (!contact) return [];
      const here = conversations.get(run.conversation ?? "");
      const ticket = tickets.get(run.ticket ?? run.conversation ?? "");
      return [
        [
          run.id,
          {
            zone: account.zone,
            conversation: here?.facts ?? null,
            contact,
            ticket: ticket?.facts ?? null,
            said: said.get(run.conversation ?? "") ?? { incoming: null, outgoing: null, automatic: null },
            since: since.get(run.id) ?? { contact: null, member: null },
            assignee: here?.assignee ?? null,
            handed: handed.get(run.conversation ?? "") ?? null,
            hours: hours.get(here?.calendar ?? "") ?? null,
            calendars: hours,
            fields: account.fields,
            names: { ...names, ...here?.names, ...ticket?.names, "account.name": account.name },
          },
        ],
      ];
    }),
  );
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
