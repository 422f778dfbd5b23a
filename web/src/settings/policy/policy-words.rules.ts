import type { CommentTrigger, ContactField, Evidence, InboxPolicy } from "@relevo/contract/policies.ts";
import type { Group } from "./fields.rules.ts";
import type { saysEs } from "./says.es.ts";

export type SentenceKey = keyof typeof saysEs;

/** A sentence of what follows from a policy: the key of our words, and what stands in it. */
export interface Sentence {
  key: SentenceKey;
  /** Lengths of time in minutes, by the variable they are for. */
  times?: Readonly<Record<string, number>>;
  count?: number;
  /** Codes to be said one after another. */
  list?:
    | { of: "evidence"; items: readonly Evidence[] }
    | { of: "contactFields"; items: readonly ContactField[] }
    | { of: "triggers"; items: readonly CommentTrigger[] };
}

/** What follows from a policy, in plain words, group by group. */
export function sentencesOf(policy: InboxPolicy): Record<Group, Sentence[]> {
  return {
    attending: attending(policy),
    closing: closing(policy),
    comments: comments(policy),
    expiry: expiry(policy),
    messages: messages(policy),
    hours: hours(policy),
    ticket: [{ key: policy.autoTicket ? "ticketOpened" : "ticketNone" }],
  };
}

const sees = { own: "seesOwn", queue: "seesQueue", inbox: "seesInbox" } as const;

function attending(policy: InboxPolicy): Sentence[] {
  const { visibility, distribution, capacity, stickyDays, requeueMinutes } = policy;
  const said: Sentence[] = [{ key: sees[visibility] }];
  if (distribution === "off") said.push({ key: "picked" });
  else said.push(...distributed(policy));
  said.push(capacity === null ? { key: "noCapacity" } : { key: "capacity", count: capacity });
  if (stickyDays > 0) said.push({ key: "sticky", times: { time: stickyDays * 1440 } });
  if (requeueMinutes !== null) said.push({ key: "requeued", times: { time: requeueMinutes } });
  return said;
}

function distributed({ distribution, onlineOnly, rescueMinutes }: InboxPolicy): Sentence[] {
  const turns = distribution === "round_robin";
  const online = onlineOnly ? "Online" : "";
  return [
    { key: turns ? `byTurns${online}` : `byLeast${online}` },
    rescueMinutes === null ? { key: "rescueNone" } : { key: "rescue", times: { time: rescueMinutes } },
  ];
}

function closing({ close, reopenGraceMinutes }: InboxPolicy): Sentence[] {
  const { anyOf, ticket, note, contactFields, company, override } = close;
  const items = inOrder(anyOf, ["replied", "elsewhere", "follow_up", "confirmed"]);
  const said: Sentence[] = [
    { key: items.length === 1 ? "closedOne" : "closedAny", list: { of: "evidence", items } },
  ];
  if (ticket) said.push({ key: "closedTicket" });
  if (note === "always") said.push({ key: "closedNote" });
  if (contactFields.length > 0) {
    const named = inOrder(contactFields, ["name", "phone", "mail", "phone_or_mail"]);
    said.push({ key: "closedContact", list: { of: "contactFields", items: named } });
  }
  if (company === "warn") said.push({ key: "companyWarn" });
  if (company === "block") said.push({ key: "companyBlock" });
  said.push({ key: override === "admin" ? "overrideAdmin" : "overrideSupervisor" });
  if (reopenGraceMinutes > 0) said.push({ key: "reopened", times: { time: reopenGraceMinutes } });
  return said;
}

function comments({ commentTriggers }: InboxPolicy): Sentence[] {
  if (commentTriggers.length === 0) return [{ key: "commentNever" }];
  const items = inOrder(commentTriggers, ["external", "unusual", "missing_data", "handover"]);
  return [{ key: "commentWhen", list: { of: "triggers", items } }];
}

function expiry({ expiry: { withoutTicket, finaliseHours, templateHours } }: InboxPolicy): Sentence[] {
  return [
    { key: withoutTicket === "create" ? "expiredTicket" : "expiredLeft" },
    finaliseHours === null
      ? { key: "finalisedNever" }
      : { key: "finalised", times: { time: finaliseHours * 60 } },
    { key: "templateWaits", times: { time: templateHours * 60 } },
  ];
}

function messages({ greeting, away, askResolved, calendarId }: InboxPolicy): Sentence[] {
  const said: Sentence[] = [];
  if (greeting.on) said.push({ key: "greets" });
  // Without hours it is never outside of them.
  if (away.on) said.push({ key: calendarId === null ? "awayNever" : "aways" });
  if (greeting.on || away.on) said.push({ key: "onceIn12h" });
  if (askResolved) said.push({ key: "asks" });
  return said.length > 0 ? said : [{ key: "silent" }];
}

function hours({ calendarId, targets }: InboxPolicy): Sentence[] {
  const { firstReplyMinutes: first, averageReplyMinutes: average, resolutionHours, staleHours } = targets;
  const said: Sentence[] = [
    { key: calendarId === null ? "allHours" : "inHours" },
    { key: "replies", times: { first, average } },
  ];
  if (resolutionHours !== null) said.push({ key: "resolves", times: { time: resolutionHours * 60 } });
  said.push({
    key: "alerts",
    times: { unowned: targets.unownedMinutes, abandoned: targets.abandonedMinutes },
  });
  if (staleHours !== null) said.push({ key: "stale", times: { time: staleHours * 60 } });
  return said;
}

/** As the page shows them, whatever order they were chosen in. */
function inOrder<Item extends string>(chosen: readonly Item[], all: readonly Item[]): Item[] {
  return all.filter((item) => chosen.includes(item));
}
