import type { Said } from "../facts.rules.ts";
import type { Standing } from "./fold.rules.ts";
import { type Cut, type Happened, isKnown, type Spoken, type Timeline } from "./timeline.rules.ts";

/** A message as it was known at a place of the log: the channel may have taken it on, or failed it, since. */
export interface Heard extends Spoken {
  /** Not failed and not called off by then. */
  stands: boolean;
}

/** What was said by then, in the order it was said: the oldest first. */
export function heardAt({ spoken, happened }: Timeline, cut: Cut): Heard[] {
  const states = deliveriesAt(happened, cut);
  return spoken.flatMap((one) => {
    if (!isKnown({ at: one.knownAt, order: one.order }, cut)) return [];
    // What the log does not tell of is as it ended: what came from elsewhere, and what was tried.
    const delivery = one.delivery === null ? null : (states.get(one.id) ?? firstState(one));
    const revokedAt = one.revokedAt !== null && one.revokedAt <= cut.at ? one.revokedAt : null;
    return [{ ...one, delivery, revokedAt, stands: delivery !== "failed" && delivery !== "cancelled" }];
  });
}

/** Written here, it waits in its lane at first. */
function firstState({ author, delivery, tried }: Spoken): string | null {
  return tried || author === "phone" ? delivery : "pending";
}

function deliveriesAt(happened: readonly Happened[], cut: Cut): Map<string, string> {
  const states = new Map<string, string>();
  for (const one of happened)
    if (one.name === "message.state_changed" && isKnown(one, cut))
      states.set(String(one.data.message), String(one.data.to));
  return states;
}

export const isOurs = ({ author }: Said) => author === "member" || author === "phone";

/** Of many in the order they were said, the last one and the first one of a kind. */
export function saidOf(heard: readonly Heard[], who: (one: Heard) => boolean): Said | null {
  return bare(heard.findLast(who));
}
export function firstOf(heard: readonly Heard[], who: (one: Heard) => boolean): Said | null {
  return bare(heard.find(who));
}
function bare(one: Heard | undefined): Said | null {
  return one ? { id: one.id, at: one.at, text: one.text, author: one.author } : null;
}

/** Does the customer wait for our answer: as the desk counts it, from the messages themselves. */
export function isWaiting(heard: readonly Heard[], { settled, confirmed }: Standing): boolean {
  const last = heard.findLast(({ author }) => author === "contact");
  if (!last || last.id === settled || last.id === confirmed) return false;
  const answered = heard.findLast(
    (one) => isOurs(one) && one.delivery !== "failed" && one.revokedAt === null,
  );
  return !answered || answered.at < last.at;
}
