import { type CloseCheck, type CloseRequest, checkClose } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../shell/api.ts";

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

/** Ms without a change after which the guard is asked: not for each letter of a note. */
const rest = 300;
function useRested(request: CloseRequest): CloseRequest {
  const [rested, setRested] = useState(request);
  useEffect(() => {
    const timer = setTimeout(() => setRested(request), rest);
    return () => clearTimeout(timer);
  }, [request]);
  return rested;
}
