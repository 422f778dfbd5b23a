import type { Channel } from "@relevo/contract/words.ts";
import { isOpen } from "../state.rules.ts";
import { expiryOf } from "../window.rules.ts";

/** What decides whether a conversation expires. */
export interface Lasting {
  state: string;
  channel: Channel;
  lastInboundAt: Date | null;
  templateUntil: Date | null;
  /** The channel refused what we sent after the customer's last message: its window is closed. */
  refused: boolean;
}

/** Expires now, is looked at again then, or has nothing to expire. */
export type Verdict = { kind: "now" } | { kind: "later"; at: Date } | { kind: "never" };

export function decideExpiry(one: Lasting, now: Date): Verdict {
  const end = expiryOf(one.channel, one);
  if (end === null || !isOpen(one.state)) return { kind: "never" };
  return one.refused || now >= end ? { kind: "now" } : { kind: "later", at: end };
}
