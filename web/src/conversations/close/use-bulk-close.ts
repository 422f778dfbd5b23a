import { type BulkClosed, bulkClose, type CloseRequest } from "@relevo/contract/closing.ts";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../../live/cache.ts";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";
import { lotsOf, useLots } from "../../shell/use-lots.ts";

/** Closes conversations lot by lot. */
export function useBulkClose() {
  const queries = useQueryClient();
  const { report, start, ...rest } = useLots<{ ids: string[]; request: CloseRequest }, BulkClosed>(
    { closed: [], refused: [] },
    {
      send: (body) => call(bulkClose, { body }, { key: newId() }),
      joined: (all, part) => ({
        closed: [...all.closed, ...part.closed],
        refused: [...all.refused, ...part.refused],
      }),
      sayError,
      over: () => void queries.invalidateQueries({ queryKey: keys.lists }),
    },
  );
  return {
    ...report,
    ...rest,
    start: (parts: readonly { ids: readonly string[]; request: CloseRequest }[]) =>
      start(parts.flatMap(({ ids, request }) => lotsOf(ids).map((ids) => ({ ids, request })))),
  };
}
