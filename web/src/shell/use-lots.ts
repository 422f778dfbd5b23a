import { useRef, useState } from "react";
import { notify } from "../design/toast.tsx";

/** How many go in one request: enough to be quick, few enough that progress is seen and a stop is heard. */
const lot = 50;

/** In lots, in order. */
export function lotsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / lot) }, (_, i) => all.slice(i * lot, (i + 1) * lot));
}

/** Does one thing to many, lot by lot; what is done stays done when it is stopped, or when a lot fails. */
export function useLots<Lot, Report>(
  empty: Report,
  work: {
    send: (lot: Lot) => Promise<Report>;
    joined: (all: Report, part: Report) => Report;
    /** What is said of a lot that failed. */
    sayError: (error: unknown) => string;
    over: () => void;
  },
) {
  const [state, setState] = useState<"ready" | "running" | "over">("ready");
  const [report, setReport] = useState(empty);
  const stopped = useRef(false);
  return {
    report,
    state,
    stop() {
      stopped.current = true;
    },
    async start(lots: readonly Lot[]) {
      setState("running");
      for (const one of lots) {
        if (stopped.current) break;
        try {
          const part = await work.send(one);
          setReport((all) => work.joined(all, part));
        } catch (error) {
          notify({ tone: "breach", title: work.sayError(error) });
          stopped.current = true;
        }
      }
      setState("over");
      work.over();
    },
  };
}
