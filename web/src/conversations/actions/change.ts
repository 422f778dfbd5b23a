import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Frame } from "@relevo/contract/realtime.ts";
import type { QueryClient } from "@tanstack/react-query";
import { notify } from "../../design/toast.tsx";
import { keys, type ListData, type Shown } from "../../live/cache.ts";
import { dropConversation, putConversation } from "../../live/frames.ts";
import { markRead } from "../../live/recent.ts";
import { sayRefusal } from "../refusal.ts";

interface Change {
  before: Conversation;
  /** What will be, if the server agrees. */
  guess: Partial<Conversation>;
  send: () => Promise<Conversation | null>;
  /** Tells the refusal; without it a notice does. */
  refused?: (error: unknown) => void;
}

/**
 * Shows a change at once, then what the server says; where it refuses, everything is as it was and the
 * refusal is told. Answers whether it was done, and whether one still sees the conversation.
 */
export async function change(
  queries: QueryClient,
  me: string,
  { before, guess, send, refused = tell }: Change,
): Promise<"done" | "out" | "refused"> {
  const since = markRead();
  putConversation(queries, { ...before, ...guess }, me);
  try {
    const after = await send();
    if (after) putConversation(queries, after, me);
    else dropConversation(queries, before.id);
    return after ? "done" : "out";
  } catch (error) {
    // Unless the stream has told better meanwhile.
    if (!since().some((frame) => touches(frame, before.id))) putConversation(queries, before, me);
    void queries.invalidateQueries({ queryKey: keys.shown(before.id) });
    void queries.invalidateQueries({ queryKey: keys.lists });
    refused(error);
    return "refused";
  }
}

function tell(error: unknown) {
  notify({ tone: "breach", title: sayRefusal(error) });
}

function touches(frame: Frame, id: string): boolean {
  if (frame.type === "gone") return frame.conversationId === id;
  return frame.type === "event" && frame.conversations.some((one) => one.id === id);
}

/** A conversation as any list or the open one knows it. */
export function known(queries: QueryClient, id: string): Conversation | undefined {
  const shown = queries.getQueryData<Shown>(keys.shown(id));
  if (shown) return shown;
  for (const [, list] of queries.getQueriesData<ListData>({ queryKey: keys.lists })) {
    const found = list?.items.find((item) => item.id === id);
    if (found) return found;
  }
  return undefined;
}
