import { type BulkActed, bulkAct, type TicketAct } from "@relevo/contract/ticket-acts.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { sayRefusal } from "../../conversations/refusal.ts";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";

/** How many go in one request: enough to be quick, few enough that progress is seen and a stop is heard. */
const LOT = 50;

/** Does one act to many tickets, lot by lot; what is done stays done when it is stopped. */
export function useBulk() {
  const queries = useQueryClient();
  const [state, setState] = useState<"ready" | "running" | "over">("ready");
  const [report, setReport] = useState<BulkActed>({ done: [], refused: [] });
  const stopped = useRef(false);
  return {
    ...report,
    state,
    stop() {
      stopped.current = true;
    },
    async start(ids: readonly string[], act: TicketAct) {
      setState("running");
      for (let at = 0; at < ids.length && !stopped.current; at += LOT) {
        try {
          const body = { ids: ids.slice(at, at + LOT), act };
          const part = await call(bulkAct, { body }, { key: newId() });
          setReport(({ done, refused }) => ({
            done: [...done, ...part.done],
            refused: [...refused, ...part.refused],
          }));
        } catch (error) {
          notify({ tone: "breach", title: sayRefusal(error) });
          stopped.current = true;
        }
      }
      setState("over");
      void queries.invalidateQueries({ queryKey: ["board"] });
    },
  };
}
