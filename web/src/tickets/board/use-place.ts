import type { TicketFilter } from "@relevo/contract/board.ts";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { readShown, type Shown, writeShown } from "./place.rules.ts";

/** Where one is among the funnels, and how to go elsewhere. */
export interface Place extends Shown {
  funnelId: string | undefined;
  show: (change: Partial<Shown>) => void;
  /** Narrows what is shown; what is undefined is taken off. */
  narrow: (change: Partial<TicketFilter>) => void;
  /** Another funnel, whole. */
  open: (funnelId: string) => void;
}

export function usePlace(): Place {
  const navigate = useNavigate();
  const { funnelId } = useParams({ from: "/frame/funnels/{-$funnelId}" });
  const search = useSearch({ from: "/frame/funnels/{-$funnelId}" });
  return useMemo(() => {
    const shown = readShown(search);
    const show = (change: Partial<Shown>) =>
      void navigate({
        to: "/funnels/{-$funnelId}",
        params: { funnelId },
        search: writeShown({ ...shown, ...change }),
        // Filters are tried one after the other: "back" leaves them together.
        replace: change.mode === undefined,
      });
    return {
      ...shown,
      funnelId,
      show,
      narrow: (change) => show({ filter: { ...shown.filter, ...change } }),
      open: (next) =>
        void navigate({
          to: "/funnels/{-$funnelId}",
          params: { funnelId: next },
          search: writeShown({ mode: shown.mode, across: false, filter: {} }),
        }),
    };
  }, [navigate, funnelId, search]);
}
