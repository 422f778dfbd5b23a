import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { batched } from "../../live/batch.ts";
import { followFrames } from "../../live/follow.ts";
import { conversationRunsQuery } from "../queries.ts";

/** What happens in a conversation may start a run, or end its wait: read again at most so often, ms. */
const PAUSE = 1500;

/** Keeps the runs of a conversation on screen as they are: a run's own steps are no events. */
export function useRunsFollow(id: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const { queryKey } = conversationRunsQuery(id);
    const again = batched<true>(PAUSE, () => void queries.invalidateQueries({ queryKey }));
    const leave = followFrames((frames) => {
      const touched = frames.some(
        (frame) => frame.type === "event" && frame.conversations.some((one) => one.id === id),
      );
      if (touched) again.add(true);
    });
    return () => {
      leave();
      again.clear();
    };
  }, [queries, id]);
}
