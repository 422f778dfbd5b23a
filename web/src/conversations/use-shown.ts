import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Shown } from "../live/cache.ts";
import { shownQuery } from "../live/read.ts";
import { known } from "./actions/change.ts";

/** The open conversation: at once as the list knows it, then with what one may do. */
export function useShown(id: string | undefined): {
  conversation: Conversation | undefined;
  can: ConversationCan | undefined;
  detail: NonNullable<Shown> | undefined;
  /** Out of one's sight, or never there. */
  gone: boolean;
  error: Error | null;
  again: () => void;
} {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ ...shownQuery(id ?? ""), enabled: id !== undefined });
  return {
    conversation: data ?? (data === undefined && id !== undefined ? known(queries, id) : undefined),
    can: data?.can,
    detail: data ?? undefined,
    gone: data === null,
    error: data === undefined ? error : null,
    again: () => void refetch(),
  };
}
