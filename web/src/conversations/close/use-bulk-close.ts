import { type BulkClosed, bulkClose, type CloseRequest } from "@relevo/contract/closing.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { notify } from "../../design/toast.tsx";
import { keys } from "../../live/cache.ts";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";

/** How many go in one request: enough to be quick, few enough that progress is seen and a stop is heard. */
const lot = 50;

/** Closes conversations lot by lot; what is done stays done when it is stopped. */
export function useBulkClose() {
  const queries = useQueryClient();
  const [state, setState] = useState<"ready" | "running" | "over">("ready");
  const [report, setReport] = useState<BulkClosed>({ closed: [], refused: [] });
  const stopped = useRef(false);
  return {
    ...report,
    state,
    stop() {
      stopped.current = true;
    },
    async start(parts: readonly { ids: readonly string[]; request: CloseRequest }[]) {
      setState("running");
      for (const body of parts.flatMap(lots)) {
        if (stopped.current) break;
        try {
          const part = await call(bulkClose, { body }, { key: newId() });
          setReport(({ closed, refused }) => ({
            closed: [...closed, ...part.closed],
            refused: [...refused, ...part.refused],
          }));
        } catch (error) {
          notify({ tone: "breach", title: sayError(error) });
          stopped.current = true;
        }
      }
      setState("over");
      void queries.invalidateQueries({ queryKey: keys.lists });
    },
  };
}

function lots({ ids, request }: { ids: readonly string[]; request: CloseRequest }) {
  const count = Math.ceil(ids.length / lot);
  return Array.from({ length: count }, (_, i) => ({ ids: ids.slice(i * lot, (i + 1) * lot), request }));
}
