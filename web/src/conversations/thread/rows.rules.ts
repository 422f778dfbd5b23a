import type { ThreadItem } from "@relevo/contract/messages.ts";
import type { Outgoing } from "../composer/outbox.rules.ts";

/** A line of the thread as it is drawn. */
export type ThreadRow =
  | { kind: "start"; key: string }
  | { kind: "day"; key: string; at: string }
  /**
   * `begins` is false where the line before is by the same person, shortly before; `ends` is false where the
   * next one is, and has come as far.
   */
  | { kind: "item"; key: string; item: ThreadItem; begins: boolean; ends: boolean }
  | { kind: "outgoing"; key: string; outgoing: Outgoing; begins: boolean }
  | { kind: "end"; key: string };

/** How far apart, in ms, two lines of one person still read as one. */
const TOGETHER = 5 * 60 * 1000;

/**
 * The lines of a thread: a day before the first of each day, then what was said, then what is on its way out.
 * `dayOf` names an instant's calendar day in the account's time zone. Where `more` says that older items wait,
 * the oldest one waits with them: it tells what the second looks like, which then never changes.
 */
export function rowsOf(
  items: readonly ThreadItem[],
  outbox: readonly Outgoing[],
  more: boolean,
  dayOf: (at: string) => string,
): ThreadRow[] {
  // Nothing stands above what was read so far: the list keeps its place by the uppermost line in sight.
  const rows: ThreadRow[] = more ? [] : [{ kind: "start", key: "start" }];
  const known = new Set<string>();
  let before = more ? items[0] : undefined;
  let day = before && dayOf(before.at);
  for (const [index, item] of items.entries()) {
    if (more && index === 0) continue;
    const its = dayOf(item.at);
    if (its !== day) rows.push({ kind: "day", key: `day ${its}`, at: item.at });
    const begins = its !== day || !before || !continues(before, item);
    const next = items[index + 1];
    const ends = !next || dayOf(next.at) !== its || !continues(item, next) || stateOf(item) !== stateOf(next);
    rows.push({ kind: "item", key: item.id, item, begins, ends });
    known.add(item.id);
    day = its;
    before = item;
  }
  let last = before && before.kind !== "event" ? `${before.kind} ${before.author.id}` : undefined;
  for (const outgoing of outbox) {
    if (known.has(outgoing.id)) continue;
    const own = `${outgoing.mode === "comment" ? "comment" : "message"} ${outgoing.memberId}`;
    rows.push({ kind: "outgoing", key: outgoing.id, outgoing, begins: own !== last });
    last = own;
  }
  rows.push({ kind: "end", key: "end" });
  return rows;
}

function continues(before: ThreadItem, item: ThreadItem): boolean {
  if (before.kind === "event" || item.kind === "event" || item.kind !== before.kind) return false;
  const [one, other] = [authorOf(before), authorOf(item)];
  return one === other && Date.parse(item.at) - Date.parse(before.at) < TOGETHER;
}

function stateOf(item: ThreadItem): string {
  return item.kind === "message" ? item.state : "";
}

function authorOf(item: Exclude<ThreadItem, { kind: "event" }>): string {
  return item.kind === "comment" ? item.author.id : `${item.author.kind} ${item.author.id}`;
}
