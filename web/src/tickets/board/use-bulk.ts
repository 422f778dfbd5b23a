import { type BulkActed, bulkAct, type TicketAct } from "@relevo/contract/ticket-acts.ts";
import { useQueryClient } from "@tanstack/react-query";
import { sayRefusal } from "../../conversations/refusal.ts";
import { call } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";
import { lotsOf, useLots } from "../../shell/use-lots.ts";

/** Does one act to many tickets, lot by lot. */
export function useBulk() {
  const queries = useQueryClient();
  const { report, start, ...rest } = useLots<{ ids: string[]; act: TicketAct }, BulkActed>(
    { done: [], refused: [] },
    {
      send: (body) => call(bulkAct, { body }, { key: newId() }),
      joined: (all, part) => ({
        done: [...all.done, ...part.done],
        refused: [...all.refused, ...part.refused],
      }),
      sayError: sayRefusal,
      over: () => void queries.invalidateQueries({ queryKey: ["board"] }),
    },
  );
  return {
    ...report,
    ...rest,
    start: (ids: readonly string[], act: TicketAct) => start(lotsOf(ids).map((ids) => ({ ids, act }))),
  };
}
