import { typing } from "@relevo/contract/conversations.ts";
import { useRef } from "react";
import { call } from "../../shell/api.ts";
import type { Mode } from "./draft.rules.ts";

/** A signal counts for 6 s: while one writes it is given again a little before. */
const EVERY = 4000;

/** Tells colleagues (and the customer, where the channel can) that one writes. */
export function useTypingSignal(conversationId: string): (mode: Mode) => void {
  const last = useRef(0);
  return (mode) => {
    const now = Date.now();
    if (now - last.current < EVERY) return;
    last.current = now;
    const internal = mode === "comment";
    // Nobody misses it: the next letter tells it again.
    call(typing, { params: { id: conversationId }, body: { internal } }).catch(() => {});
  };
}
