import { useState } from "react";
import { notify } from "../../design/toast.tsx";
import { sayRefusal } from "../refusal.ts";

/** Runs what mends a condition, once at a time, and asks the guard again; a refusal is told. */
export function useMend(again: () => void) {
  const [busy, setBusy] = useState(false);
  return {
    busy,
    async mend(act: () => Promise<unknown>) {
      setBusy(true);
      try {
        await act();
        again();
        return true;
      } catch (error) {
        notify({ tone: "breach", title: sayRefusal(error) });
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
