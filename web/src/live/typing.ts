import type { Frame } from "@relevo/contract/realtime.ts";
import { useCallback, useSyncExternalStore } from "react";

type Writer = Extract<Frame, { type: "typing" }>["by"];

/** How long after its last signal somebody counts as writing, in ms. */
const LASTS = 6000;

const listeners = new Set<() => void>();
const writers = new Map<string, readonly Writer[]>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const nobody: readonly Writer[] = [];

/** Somebody writes in a conversation now. */
export function noteTyping({ conversationId, by }: { conversationId: string; by: Writer }): void {
  const others = (writers.get(conversationId) ?? nobody).filter(({ id }) => id !== by.id);
  writers.set(conversationId, [...others, by]);
  const key = `${conversationId} ${by.id}`;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => noteStill(conversationId, by.id), LASTS),
  );
  announce();
}

/** They stopped, or what they wrote has come. */
export function noteStill(conversationId: string, id: string): void {
  const now = writers.get(conversationId);
  if (!now?.some((writer) => writer.id === id)) return;
  const others = now.filter((writer) => writer.id !== id);
  if (others.length > 0) writers.set(conversationId, others);
  else writers.delete(conversationId);
  clearTimeout(timers.get(`${conversationId} ${id}`));
  timers.delete(`${conversationId} ${id}`);
  announce();
}

/** Who writes in a conversation now. */
export function useTyping(conversationId: string): readonly Writer[] {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => writers.get(conversationId) ?? nobody, [conversationId]),
  );
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function announce() {
  for (const listener of listeners) listener();
}
