import { type CloseCheck, type CloseRequest, checkClose } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";
import { useRested } from "../../shell/use-rested.ts";

/** What the guard would say to this request now; asked again when the conversation or the record changes. */
export function useCloseCheck(
  conversation: Conversation,
  request: CloseRequest,
): { check: CloseCheck | undefined; again: () => void } {
  const queries = useQueryClient();
  const asked = useRested(request);
  const queryKey = ["conversations", "close-check", conversation.id];
  const query = useQuery({
    queryKey: [...queryKey, asked, conversation.activeAt, conversation.state, conversation.owner?.id],
    queryFn: ({ signal }) => call(checkClose, { params: { id: conversation.id }, body: asked }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { check: query.data, again: () => void queries.invalidateQueries({ queryKey }) };
}
