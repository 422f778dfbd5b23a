import type { Facts, RunNow } from "../facts.rules.ts";
import { contactAt } from "./contact.rules.ts";
import { type Standing, standingAt } from "./fold.rules.ts";
import { type Ground, within } from "./ground.rules.ts";
import { firstOf, type Heard, heardAt, isOurs, isWaiting, saidOf } from "./said.rules.ts";
import { confirmedTicket, type TicketThen, ticketAt } from "./ticket.rules.ts";
import type { ContactHistory, Cut, Happened, Timeline } from "./timeline.rules.ts";

/** A conversation and all about it as of a place in the log. */
export interface Then {
  standing: Standing;
  heard: readonly Heard[];
  contact: ContactHistory;
  /** The run's own, or the one confirmed for the conversation. */
  ticket: TicketThen | null;
}

/** Folds history; null: the conversation was not there yet. */
export function thenAt(
  timeline: Timeline,
  cut: Cut,
  { ticket, befell }: { ticket: string | null; befell: readonly Happened[] },
): Then | null {
  const standing = standingAt(timeline, cut);
  if (!standing) return null;
  const about = ticket ?? confirmedTicket(standing);
  return {
    standing,
    heard: heardAt(timeline, cut),
    contact: contactAt(timeline, befell, cut),
    ticket: about === null ? null : ticketAt(timeline, about, cut),
  };
}

/** The facts a live run would have read then; `apart`: one that acts in no conversation. */
export function factsOf(
  timeline: Timeline,
  then: Then,
  ground: Ground,
  { apart, ...when }: { at: Date; heard: RunNow["heard"]; apart: boolean },
): Facts {
  const facts = factsHere(timeline, then, ground, when);
  if (!apart) return facts;
  const nothing = { incoming: null, outgoing: null, automatic: null };
  const since = { contact: null, member: null };
  return { ...facts, conversation: null, said: nothing, since, assignee: null, handed: null, hours: null };
}

function factsHere(
  { conversation }: Timeline,
  then: Then,
  ground: Ground,
  { at, heard: known }: { at: Date; heard: RunNow["heard"] },
): Facts {
  const { standing, heard, contact, ticket } = then;
  const owner = standing.owner === null ? undefined : ground.colleagues.get(standing.owner);
  const stage = ticket && ground.stages.get(ticket.stage);
  const named = (id: string | null) => (id === null ? "" : (ground.names[id] ?? ""));
  return {
    zone: ground.zone,
    conversation: {
      id: conversation.id,
      state: standing.state,
      source: conversation.source,
      inbox: standing.inbox,
      reason: standing.reason,
      connection: conversation.connection,
      channel: conversation.channel,
      owner: standing.owner,
      group: standing.group,
      openedAt: conversation.openedAt,
      waiting: isWaiting(heard, standing),
    },
    contact: {
      id: contact.id,
      name: contact.name,
      phone: contact.phone,
      mail: contact.mail,
      company: contact.company,
      optedOut: contact.optedOut,
      fields: contact.fields,
      tags: contact.tags,
    },
    ticket: ticket && {
      id: ticket.id,
      number: ticket.number,
      state: ticket.state,
      funnel: ticket.funnel,
      stage: ticket.stage,
      stageKind: stage?.kind ?? "human",
      enteredAt: ticket.enteredAt,
      resolution: ticket.resolution,
      subject: ticket.subject,
      value: ticket.value,
      owner: ticket.owner,
      fields: ticket.fields,
    },
    said: {
      incoming: saidOf(heard, isTheirs),
      outgoing: saidOf(heard, isAnswer),
      automatic: saidOf(heard, isAutomatic),
    },
    since: {
      contact: firstOf(afterThe(heard, known.contact), isTheirs),
      member: firstOf(afterThe(heard, known.member), isAnswer),
    },
    assignee: owner
      ? {
          id: owner.id,
          name: owner.name,
          available: owner.active && within(owner.available, at),
          online: within(owner.online, at),
        }
      : null,
    handed: standing.handed,
    hours: ground.inboxes.get(standing.inbox)?.hours ?? null,
    calendars: ground.calendars,
    fields: ground.fields,
    names: {
      ...ground.names,
      "conversation.number": String(conversation.number),
      "conversation.inbox": named(standing.inbox),
      "conversation.reason": named(standing.reason),
      "conversation.connection": named(conversation.connection),
      "conversation.group": named(standing.group),
      "ticket.funnel": named(ticket?.funnel ?? null),
      "ticket.stage": named(ticket?.stage ?? null),
    },
  };
}

const isTheirs = ({ author }: Heard) => author === "contact";
const isAnswer = (one: Heard) => isOurs(one) && one.stands && one.revokedAt === null;
const isAutomatic = ({ author, stands }: Heard) => author === "bot" && stands;

/** What was said after a message, by its id. */
function afterThe(heard: readonly Heard[], id: string | null): readonly Heard[] {
  return id === null ? heard : heard.slice(heard.findIndex((one) => one.id === id) + 1);
}
