import type { Conversation, HygieneView, showConversation, Tab } from "@relevo/contract/conversations.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import type { ThreadItem } from "@relevo/contract/messages.ts";

/** Which conversations a list shows. */
export interface View {
  tab: Tab;
  inboxId?: string | undefined;
  /** One of the views that keep inboxes clean; it takes the tab's place. */
  hygiene?: HygieneView | undefined;
}

/** A list as far as it was read: contiguous from its start. */
export interface ListData {
  view: View;
  items: readonly Conversation[];
  /** Cursor of the page after; null at the end. */
  next: string | null;
}

/** A thread as far as it was read: contiguous up to the newest item. */
export interface ThreadData {
  items: readonly ThreadItem[];
  /** Cursor of the page before; null at the oldest. */
  older: string | null;
}

/** An open conversation with what one may do to it; null once it is out of one's sight. */
export type Shown = Answer<typeof showConversation> | null;

/** The query keys of what the live stream keeps fresh. Settings are kept under their topic's name. */
export const keys = {
  lists: ["conversations", "list"],
  list: ({ tab, inboxId, hygiene }: View) => [
    "conversations",
    "list",
    { tab: hygiene ? null : tab, inboxId: inboxId ?? null, hygiene: hygiene ?? null },
  ],
  counts: ["conversations", "counts"],
  shown: (id: string) => ["conversations", "shown", id],
  allShown: ["conversations", "shown"],
  thread: (id: string) => ["conversations", "thread", id],
  threads: ["conversations", "thread"],
  contact: (id: string) => ["contacts", id],
} as const;
