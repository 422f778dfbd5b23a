import type { EventName } from "@relevo/contract/events.ts";
import type { Trigger } from "@relevo/contract/workflows.ts";
import { eventsOf } from "../triggers.rules.ts";
import { isHandedOut } from "./fold.rules.ts";
import type { Cut, Happened, Timeline } from "./timeline.rules.ts";

/** Begun by no event of the log: tried as if by hand when the conversation opened. */
export function isUntold({ kind }: Trigger): boolean {
  return eventsOf(kind).length === 0;
}

/** What of the log may begin a run. */
export function beginsOf(trigger: Trigger): readonly EventName[] {
  return isUntold(trigger) ? ["conversation.opened"] : eventsOf(trigger.kind);
}

/** It happened in the conversation itself, and not to its ticket or its contact. */
export function isInside({ name }: Pick<Happened, "name">): boolean {
  return name.startsWith("conversation.") || name.startsWith("message.");
}

/**
 * What a run that an event begins knows: all that came in one act with it. Of the same instant, but not what the desk
 * handed out by itself, which waits for workflows, nor what a person did who had no part in it.
 */
export function cutAfter({ happened }: Pick<Timeline, "happened">, event: Happened): Cut {
  let { order } = event;
  for (const one of happened) {
    if (one.order <= event.order || one.at > event.at) continue;
    const apart = one.by === "member" && event.by !== "member";
    const given = one.name === "conversation.assigned" && isHandedOut(one.data.how);
    if (apart || given || one.tried) break;
    order = one.order;
  }
  return { at: event.at, order };
}
