import { searchTickets } from "@relevo/contract/board.ts";
import { listConversations } from "@relevo/contract/conversations.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { call } from "../../shell/api.ts";
import { namedLike } from "./known.rules.ts";

export interface Known {
  id: string;
  name: string;
}

/** Contacts one knows by their conversations and tickets: by name among the latest, and by what their tickets say. */
export function useKnownContacts(words: string): Known[] {
  const q = useDeferredValue(words.trim());
  const latest =
    useQuery({
      queryKey: ["conversations", "contacts"],
      queryFn: async ({ signal }) =>
        (await call(listConversations, { query: { tab: "all", limit: 100 } }, { signal })).items,
    }).data ?? [];
  const sought =
    useQuery({
      queryKey: ["tickets", "search", { q }],
      queryFn: async ({ signal }) =>
        (await call(searchTickets, { query: { q, limit: 20 } }, { signal })).items,
      placeholderData: keepPreviousData,
      enabled: q !== "",
    }).data ?? [];
  return namedLike(
    latest.map(({ contact }) => contact),
    q === "" ? [] : sought.map(({ requester }) => requester),
    q,
  );
}
