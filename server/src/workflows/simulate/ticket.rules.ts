import { put } from "./contact.rules.ts";
import type { Standing } from "./fold.rules.ts";
import { type Cut, type Happened, isKnown, type TicketHistory, type Timeline } from "./timeline.rules.ts";

/** A ticket as of an instant. Its words, value and fields are as they are now: the log has their names only. */
export interface TicketThen extends TicketHistory {
  state: "open" | "archived";
  resolution: "none" | "won" | "lost";
  enteredAt: Date;
}

/** The ticket of that id as of a place in the log; null where it is not known then. */
export function ticketAt({ tickets, happened }: Timeline, id: string, cut: Cut): TicketThen | null {
  const mine = happened.filter(({ ticket }) => ticket === id);
  const row = tickets.get(id) ?? triedRow(id, mine);
  if (!row || row.createdAt > cut.at) return null;
  const first = mine.find(({ name }) => name === "ticket.created" || name === "ticket.stage_changed");
  const then: TicketThen = {
    ...row,
    ...placeBefore(row, first),
    owner: ownerBefore(row, mine),
    state: "open",
    resolution: "none",
    enteredAt: row.createdAt,
  };
  return mine.filter((one) => isKnown(one, cut)).reduce(after, then);
}

/** One that was never made but in memory. */
function triedRow(id: string, mine: readonly Happened[]): TicketHistory | null {
  const made = mine.find(({ name, tried }) => tried && name === "ticket.created");
  if (!made) return null;
  const at = { funnel: String(made.data.funnel), stage: String(made.data.stage), createdAt: made.at };
  const empty = {
    number: 0,
    subject: "",
    value: null,
    fields: {},
    nextStep: "",
    nextStepAt: null,
    owner: null,
  };
  return { id, source: "user", ...empty, ...at };
}

function placeBefore(
  row: TicketHistory,
  first: Happened | undefined,
): Pick<TicketHistory, "funnel" | "stage"> {
  if (first?.name === "ticket.created")
    return { funnel: String(first.data.funnel), stage: String(first.data.stage) };
  const from = first?.data.from;
  return {
    funnel: funnelOf(first, "from") ?? row.funnel,
    stage: typeof from === "string" ? from : row.stage,
  };
}
function ownerBefore(row: TicketHistory, mine: readonly Happened[]): string | null {
  const first = mine.find(({ name }) => name === "ticket.assigned");
  return first ? ownerOf(first.data.from) : row.owner;
}

function after(then: TicketThen, { name, at, data, tried }: Happened): TicketThen {
  switch (name) {
    case "ticket.stage_changed":
      return {
        ...then,
        stage: String(data.to),
        funnel: funnelOf({ data }, "to") ?? then.funnel,
        enteredAt: at,
      };
    case "ticket.assigned":
      return { ...then, owner: ownerOf(data.to) };
    case "ticket.resolved":
      return { ...then, resolution: data.resolution === "won" ? "won" : "lost" };
    case "ticket.resolution_cleared":
      return { ...then, resolution: "none" };
    case "ticket.archived":
    case "ticket.absorbed":
      return { ...then, state: "archived" };
    case "ticket.restored":
      return { ...then, state: "open" };
    case "ticket.changed": {
      const fields = { ...then.fields };
      if (tried) put(fields, { data });
      return { ...then, fields };
    }
    default:
      return then;
  }
}

function ownerOf(value: unknown): string | null {
  const owner = typeof value === "object" && value !== null && "owner" in value ? value.owner : null;
  return typeof owner === "string" ? owner : null;
}
function funnelOf(one: Pick<Happened, "data"> | undefined, which: "from" | "to"): string | null {
  const funnels = one?.data.funnels;
  if (typeof funnels !== "object" || funnels === null || !(which in funnels)) return null;
  const funnel: unknown = Reflect.get(funnels, which);
  return typeof funnel === "string" ? funnel : null;
}

/** The ticket a conversation is about: the one confirmed for it. */
export function confirmedTicket({ ticket }: Standing): string | null {
  return ticket?.link === "confirmed" ? ticket.id : null;
}
