import type { EventName } from "@relevo/contract/events.ts";
import type { Tx } from "../platform/db.ts";
import type { Reaction } from "../platform/reactions.ts";
import type { LoggedEvent } from "../platform/realtime.ts";
import { armDistribution } from "./arm-distribution.ts";
import { armSticky } from "./arm-sticky.ts";
import { watch } from "./watch.ts";

/** After these there is something to hand out, or somebody with room for it. */
const handingOut = [
  "conversation.opened",
  "conversation.assigned",
  "conversation.transferred",
  "conversation.requeued",
  "conversation.moved",
  "conversation.snoozed",
  "conversation.expired",
  "conversation.closed",
  "conversation.close_undone",
  "conversation.reopened",
  "conversation.discarded",
  "conversation.merged",
  "conversation.merge_undone",
  "conversation.settled",
  "message.written",
  "message.echoed",
  "member.joined",
  "member.changed",
  "member.availability_changed",
  "group.changed",
  "policy.changed",
] as const satisfies readonly EventName[];
/** After these somebody may begin to wait. */
const waiting = [
  "conversation.opened",
  "conversation.assigned",
  "conversation.transferred",
  "conversation.requeued",
  "conversation.moved",
  "conversation.unsnoozed",
  "conversation.unsettled",
  "conversation.close_undone",
  "conversation.reopened",
  "conversation.merge_undone",
  "message.received",
] as const satisfies readonly EventName[];

/** Queues and waits: what changed is looked at, now or when its time comes. */
export const assignmentReaction: Reaction = {
  name: "assignment",
  events: [...new Set<EventName>([...handingOut, ...waiting])],
  async react(tx, events) {
    if (events.some(isFor)) await armDistribution(tx);
    await armSticky(
      tx,
      idsOf(events.filter(({ name }) => name === "conversation.opened" || name === "conversation.moved")),
    );
    const touched = new Map<string, Date>();
    // The first touch counts, so that what came due while nobody looked is still told.
    for (const { name, conversation_id, at } of [...events].reverse())
      if (conversation_id && isOneOf(waiting, name)) touched.set(conversation_id, at);
    const ruled = events.filter(({ name }) => name === "policy.changed");
    for (const id of await waitingIn(tx, ruled)) touched.set(id, new Date(0));
    await watch(tx, touched);
  },
};

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

/** Taking from a queue what nobody had leaves nothing to hand out and makes no room. */
function isFor({ name, data }: LoggedEvent): boolean {
  if (name === "conversation.assigned") return ownerIn(data.from) !== null || ownerIn(data.to) === null;
  return isOneOf(handingOut, name);
}
function ownerIn(sight: unknown): unknown {
  return typeof sight === "object" && sight !== null && "owner" in sight ? sight.owner : null;
}

function idsOf(events: readonly LoggedEvent[]): string[] {
  return [...new Set(events.flatMap(({ conversation_id }) => conversation_id ?? []))];
}

/** Everybody who waits in an inbox whose rules are others now. */
async function waitingIn(tx: Tx, changed: readonly LoggedEvent[]): Promise<string[]> {
  const inboxes = changed.flatMap(({ data }) => (typeof data.inbox === "string" ? [data.inbox] : []));
  if (inboxes.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    `select id from conversations where account_id = $1 and inbox_id = any($2) and state in ('queued', 'active')
       and (owner_id is null or waiting_since is not null)`,
    [tx.account, inboxes],
  );
  return rows.map(({ id }) => id);
}
