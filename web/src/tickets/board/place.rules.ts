import { type TicketFilter, ticketViews } from "@relevo/contract/board.ts";
import { stageKinds } from "@relevo/contract/funnels.ts";

export const modes = ["board", "list", "cycles"] as const;
/** Columns to drag in · rows · how cycles ended. */
export type Mode = (typeof modes)[number];

/** What the address says about a funnel's tickets, so that a link shows the same and a reload loses nothing. */
export interface Shown {
  mode: Mode;
  /** Over all funnels; rows only. */
  across: boolean;
  filter: TicketFilter;
}

const resolutions = ["none", "won", "lost"] as const;

/** Reads the address; what it does not understand is left out. */
export function readShown(raw: Record<string, unknown>): Shown {
  const across = raw.across === true;
  const mode = one(modes, raw.as) ?? "board";
  const filter: TicketFilter = {
    q: words(raw.q),
    owner: words(raw.owner),
    groupId: words(raw.group),
    view: one(ticketViews, raw.view),
    resolution: one(resolutions, raw.resolution),
    kind: one(stageKinds, raw.kind),
    valueFrom: amount(raw.from),
    valueTo: amount(raw.to),
    createdFrom: instant(raw.since),
    createdTo: instant(raw.until),
  };
  return { mode: across && mode === "board" ? "list" : mode, across, filter: defined(filter) };
}

/** The address of what is shown: only what differs from the whole board. */
export function writeShown({ mode, across, filter }: Shown): Record<string, unknown> {
  return defined({
    as: mode === "board" ? undefined : mode,
    across: across || undefined,
    q: filter.q,
    owner: filter.owner,
    group: filter.groupId,
    view: filter.view,
    resolution: filter.resolution,
    kind: filter.kind,
    from: filter.valueFrom,
    to: filter.valueTo,
    since: filter.createdFrom,
    until: filter.createdTo,
  });
}

/** Whether two filters show the same. */
export function isSame(one: TicketFilter, other: TicketFilter): boolean {
  const text = (filter: TicketFilter) => JSON.stringify(Object.entries(defined(filter)).sort());
  return text(one) === text(other);
}

/** Without what is undefined. */
function defined(filter: TicketFilter): TicketFilter;
function defined(search: Record<string, unknown>): Record<string, unknown>;
function defined(entries: object): object {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function one<Known extends string>(known: readonly Known[], raw: unknown): Known | undefined {
  return known.find((value) => value === raw);
}

function words(raw: unknown): string | undefined {
  // "123" in an address is read as a number.
  const text = typeof raw === "number" ? String(raw) : raw;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}

function amount(raw: unknown): number | undefined {
  return typeof raw === "number" && raw >= 0 && Number.isFinite(raw) ? raw : undefined;
}

function instant(raw: unknown): string | undefined {
  return typeof raw === "string" && !Number.isNaN(Date.parse(raw)) ? new Date(raw).toISOString() : undefined;
}
