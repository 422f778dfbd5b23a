import type { EventName } from "@relevo/contract/events.ts";
import { triggerKinds } from "@relevo/contract/workflows.ts";
import { armDistribution } from "../assignment/arm-distribution.ts";
import { armSticky } from "../assignment/arm-sticky.ts";
import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import type { Reaction } from "../platform/reactions.ts";
import type { LoggedEvent } from "../platform/realtime.ts";
import { type Starting, startsOf, watching } from "./starts.ts";
import { eventsOf } from "./triggers.rules.ts";
import { wakeEnding, wakeForAgents, wakeListening } from "./wake.ts";

/** After these somebody may be there for what nobody was there for. */
const making: readonly EventName[] = [
  "member.joined",
  "member.changed",
  "member.availability_changed",
  "group.changed",
  "inbox.changed",
  "conversation.assigned",
  "conversation.transferred",
  "conversation.requeued",
  "conversation.moved",
  "conversation.expired",
  "conversation.closed",
  "conversation.discarded",
  "conversation.merged",
];
const saying: readonly EventName[] = ["message.received", "message.written", "message.echoed"];
const ending: readonly EventName[] = ["conversation.closed", "conversation.discarded", "conversation.merged"];

/** What happens starts runs, and wakes those that wait for it. */
export const workflowsReaction: Reaction = {
  name: "workflows",
  events: [...new Set([...triggerKinds.flatMap(eventsOf), ...making, ...saying])],
  async react(tx, events) {
    const workflows = await watching(tx);
    if (workflows.length === 0) return;
    const starts = await startsOf(tx, events, workflows);
    await arm(tx, starts);
    await release(tx, events, starts);
    await wakeListening(tx, {
      contact: talks(events, ["message.received"]),
      member: talks(events, ["message.written", "message.echoed"]),
    });
    await wakeEnding(tx, talks(events, ending));
    if (events.some(({ name }) => isOneOf(making, name))) await wakeForAgents(tx);
  },
};

/** Distribution waits for what an opening starts. Where it starts nothing, it need not. */
async function release(tx: Tx, events: readonly LoggedEvent[], starts: readonly Starting[]): Promise<void> {
  const starting = new Set(starts.map(({ data }) => data.conversation));
  const free = talks(events, ["conversation.opened"]).filter((id) => !starting.has(id));
  if (free.length === 0) return;
  await armDistribution(tx);
  await armSticky(tx, free);
}

function talks(events: readonly LoggedEvent[], names: readonly EventName[]): string[] {
  const ids = events.flatMap(({ name, conversation_id }) =>
    isOneOf(names, name) ? (conversation_id ?? []) : [],
  );
  return [...new Set(ids)];
}
function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
