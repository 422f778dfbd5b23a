import { type TouchEvent, useMemo, useRef } from "react";

/** How long a finger stays, in ms, before it means more than a press. */
const LONG = 450;

/** Handlers that run something when a finger stays; the press that would follow does nothing. */
export function useLongPress(run: (() => void) | undefined) {
  const latest = useRef(run);
  latest.current = run;
  const on = run !== undefined;
  return useMemo(() => {
    if (!on) return {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    let long = false;
    const stop = () => clearTimeout(timer);
    return {
      onTouchStart() {
        long = false;
        timer = setTimeout(() => {
          long = true;
          latest.current?.();
        }, LONG);
      },
      onTouchMove: stop,
      onTouchCancel: stop,
      onTouchEnd(event: TouchEvent) {
        stop();
        if (long) event.preventDefault();
      },
      onContextMenu: (event: { preventDefault: () => void }) => event.preventDefault(),
    };
  }, [on]);
}
