import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { View } from "../live/cache.ts";
import { useMe } from "../people/me.ts";
import { viewAt } from "./place.rules.ts";

/** Where one is in the inbox: the list's view and the open conversation. */
export interface Place {
  view: View;
  openId: string | undefined;
  /** Opens a conversation, or with undefined goes back to the list. The view stays. */
  open(id: string | undefined): void;
  /** Shows another tab of the same list. */
  show(tab: View["tab"]): void;
}

export function usePlace(): Place {
  const { role } = useMe().member;
  const search = useSearch({ from: "/frame/conversations" });
  const { conversationId } = useParams({ strict: false });
  const navigate = useNavigate();
  return {
    view: viewAt(search, role),
    openId: conversationId,
    open(id) {
      if (id === undefined) void navigate({ to: "/conversations", search });
      else void navigate({ to: "/conversations/$conversationId", params: { conversationId: id }, search });
    },
    show(tab) {
      // A hygiene view stands in a tab's place, and is left by choosing one.
      const { view: _, ...rest } = search;
      void navigate({ to: ".", search: { ...rest, tab } });
    },
  };
}

/**
 * Goes on to the conversation that took the place of the one written in. Outside of the inbox, such as on a ticket's
 * screen, what is shown follows by itself.
 */
export function useGoOn(): (id: string) => void {
  const search = useSearch({ from: "/frame/conversations", shouldThrow: false });
  const navigate = useNavigate();
  return (conversationId) => {
    if (search) void navigate({ to: "/conversations/$conversationId", params: { conversationId }, search });
  };
}
