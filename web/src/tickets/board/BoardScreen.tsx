import type { Funnel } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { SquareKanban } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { usePageTitle } from "../../shell/title.ts";
import { funnelsQuery } from "../funnels.ts";
import { Board } from "./Board.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { FunnelPicker } from "./FunnelPicker.tsx";
import { Header } from "./Header.tsx";
import { Hygiene } from "./Hygiene.tsx";
import { lastFunnel } from "./last-funnel.ts";
import { useSelection } from "./selection.ts";
import { TicketList } from "./TicketList.tsx";
import { useFollow } from "./use-follow.ts";
import { type Place, usePlace } from "./use-place.ts";

const Cycles = lazy(() => import("./Cycles.tsx"));

/** Embudos: the tickets of a funnel as columns to drag in, as rows, or as the cycles they are. */
export function BoardScreen() {
  const { t } = useTranslation();
  const place = usePlace();
  const funnels = useQuery(funnelsQuery).data;
  useFollow();
  usePageTitle(t("board.title"));
  const wanted = place.funnelId ?? lastFunnel.get();
  const found = funnels?.find(({ id }) => id === wanted);
  const funnel = found ?? (place.funnelId === undefined ? funnels?.[0] : undefined);
  const id = funnel?.id;
  useEffect(() => {
    if (id !== undefined) lastFunnel.set(id);
  }, [id]);
  if (!funnels) return <Skeleton className="m-4 h-64" />;
  if (funnel) return <OfFunnel key={funnel.id} funnel={funnel} funnels={funnels} place={place} />;
  if (funnels.length === 0)
    return (
      <EmptyState icon={SquareKanban} heading="h1" title={t("board.empty.funnels")}>
        {t("board.empty.funnelsAbout")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={SquareKanban}
      heading="h1"
      title={t("board.empty.missing")}
      action={<FunnelPicker funnel={undefined} funnels={funnels} place={place} />}
    >
      {t("board.empty.missingAbout")}
    </EmptyState>
  );
}

function OfFunnel({ funnel, funnels, place }: { funnel: Funnel; funnels: readonly Funnel[]; place: Place }) {
  const { mode } = place;
  const selection = useSelection();
  const shared = { funnel, funnels, place, selection };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Header funnel={funnel} funnels={funnels} place={place} />
      {mode !== "cycles" && <FilterBar funnel={funnel} place={place} />}
      {mode !== "cycles" && !place.across && <Hygiene funnelId={funnel.id} place={place} />}
      {mode === "board" && <Board {...shared} />}
      {mode === "list" && <TicketList {...shared} />}
      {mode === "cycles" && (
        <Suspense fallback={<Skeleton className="m-4 h-64" />}>
          <Cycles funnel={funnel} />
        </Suspense>
      )}
    </div>
  );
}
