import { comment, reply, type ThreadItem } from "@relevo/contract/messages.ts";
import type { QueryClient } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { keys } from "../../live/cache.ts";
import { putItems } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { stored, useStored } from "../../shell/stored.ts";
import { sayRefusal } from "../refusal.ts";
import { stillNamed } from "./mention.rules.ts";
import { type Outgoing, readOutbox } from "./outbox.rules.ts";

/** What could not be sent, kept in this browser until a person decides. */
const kept = stored("relevo.outbox", readOutbox);
/** What is on its way now. */
let underWay: readonly Outgoing[] = [];
const listeners = new Set<() => void>();
/** The last send of each conversation: the next one waits for it, so that they arrive in order. */
const lanes = new Map<string, Promise<void>>();

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", () => {
    if (underWay.length > 0) keep(...underWay.map((one) => ({ ...one, problem: "" })));
  });
}

/** What of a conversation the server has not yet taken, oldest first. */
export function useOutbox(conversationId: string): readonly Outgoing[] {
  const me = useMe().member.id;
  const [left] = useStored(kept);
  const going = useSyncExternalStore(subscribe, () => underWay);
  return useMemo(
    () =>
      [...left.filter(({ id }) => !going.some((one) => one.id === id)), ...going]
        .filter((one) => one.conversationId === conversationId && one.memberId === me)
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    [left, going, conversationId, me],
  );
}

/** Sends, or sends again; until the server has taken it, it stands in the outbox. */
export function send(queries: QueryClient, outgoing: Outgoing): void {
  travel([...underWay, { ...outgoing, problem: null }]);
  discard(outgoing.id);
  const lane = lanes.get(outgoing.conversationId) ?? Promise.resolve();
  lanes.set(
    outgoing.conversationId,
    lane.then(() => deliver(queries, outgoing)),
  );
}

/** Lets go of what could not be sent. */
export function discard(id: string): void {
  if (kept.get().some((one) => one.id === id)) kept.set(kept.get().filter((one) => one.id !== id));
}

function keep(...failed: Outgoing[]) {
  const ids = new Set(failed.map(({ id }) => id));
  kept.set([...kept.get().filter(({ id }) => !ids.has(id)), ...failed]);
}

async function deliver(queries: QueryClient, outgoing: Outgoing): Promise<void> {
  try {
    putItems(queries, [await post(outgoing)]);
    discard(outgoing.id);
  } catch (error) {
    keep({ ...outgoing, problem: sayRefusal(error) });
    // What was shown as done before the server said so is not.
    void queries.invalidateQueries({ queryKey: keys.shown(outgoing.conversationId) });
    void queries.invalidateQueries({ queryKey: keys.lists });
  }
  travel(underWay.filter(({ id }) => id !== outgoing.id));
}

function post({
  id,
  conversationId,
  mode,
  text,
  files,
  mentions,
  quote,
  chips,
}: Outgoing): Promise<ThreadItem> {
  const params = { id: conversationId };
  const fileIds = files.map((file) => file.id);
  if (mode === "comment") {
    const mentionIds = stillNamed(text, mentions).map((one) => one.id);
    return call(comment, { params, body: { id, text, fileIds, mentionIds, chips: [...chips] } }, { key: id });
  }
  const body = { id, text, fileIds, ...(quote && { replyToId: quote.id }) };
  return call(reply, { params, body }, { key: id });
}

function travel(next: readonly Outgoing[]) {
  underWay = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
