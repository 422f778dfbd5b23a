import { checkTicket, type TicketCheck } from "@relevo/contract/ticket-acts.ts";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followFrames } from "../../live/follow.ts";
import { call } from "../../shell/api.ts";
import { useRested } from "../../shell/use-rested.ts";
import { type Along, bodyOf, type TicketAct } from "./act.rules.ts";

/** What an act would do as it is put together now, once that rested for a moment. */
export function useCheck(id: string, act: TicketAct | undefined, along: Along) {
  const queries = useQueryClient();
  const now = act && bodyOf(act, along);
  const asked = useRested(now);
  const queryKey = ["tickets", "check", id];
  const query = (body: typeof now) => ({
    queryKey: [...queryKey, body ?? null],
    queryFn: async (): Promise<TicketCheck | null> =>
      body ? await call(checkTicket, { params: { id }, body }) : null,
    gcTime: 0,
  });
  const { data, isPlaceholderData } = useQuery({
    ...query(asked),
    placeholderData: keepPreviousData,
    enabled: asked !== undefined,
  });
  // A task on the ticket that was done or left is no change of the ticket, and decides all the same.
  useEffect(
    () =>
      followFrames((frames) => {
        if (frames.some((frame) => frame.type === "event" && frame.topics.includes("tasks")))
          void queries.invalidateQueries({ queryKey: ["tickets", "check", id] });
      }),
    [queries, id],
  );
  const settled = !isPlaceholderData && JSON.stringify(asked) === JSON.stringify(now);
  return {
    check: (act && data) ?? undefined,
    /** The one of exactly what is asked now: whoever is quick need not wait for the moment to pass. */
    latest: async () => (settled && data ? data : await queries.fetchQuery({ ...query(now), staleTime: 0 })),
    /** Something was mended elsewhere: ask again. */
    again: () => void queries.invalidateQueries({ queryKey }),
  };
}
