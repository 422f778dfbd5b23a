import type { Funnel } from "@relevo/contract/funnels.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, RefreshCw } from "lucide-react";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Checkbox } from "../../design/Checkbox.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { VirtualList } from "../../design/VirtualList.tsx";
import { useCan, useMe } from "../../people/me.ts";
import { sayError } from "../../refusals/say.ts";
import { BulkBar } from "./BulkBar.tsx";
import { CardFactsProvider } from "./card-facts.tsx";
import { readRows, rowsQuery } from "./data.ts";
import { isSame } from "./place.rules.ts";
import type { RowsData } from "./rows.rules.ts";
import type { Selection } from "./selection.ts";
import { rowGrid, TicketRow } from "./TicketRow.tsx";
import { useMoving } from "./use-moving.tsx";
import type { Place } from "./use-place.ts";

/** Open tickets as rows, newest first: of this funnel, or one's work in all of them. */
export function TicketList({
  funnel,
  funnels,
  place,
  selection,
}: {
  funnel: Funnel;
  funnels: readonly Funnel[];
  place: Place;
  selection: Selection;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const works = useCan("conversations.work");
  const { across, filter } = place;
  const query = useQuery(rowsQuery(queries, across ? undefined : funnel.id, filter, me));
  const rows = query.data;
  const moving = useMoving(funnels);
  const { choose } = moving;
  const { chosen, toggle, toggleAll } = selection;
  const shown = useRef<RowsData>(undefined);
  shown.current = rows;
  const reading = useRef(false);
  const more = () => {
    if (!rows?.next || reading.current) return;
    reading.current = true;
    readRows(queries, rows, me)
      // The end of the list asks again when it is next in sight.
      .catch(() => {})
      .finally(() => {
        reading.current = false;
      });
  };
  const acts = useMemo(
    () => ({
      move: works ? choose : undefined,
      pick: works
        ? (card: TicketCard, range: boolean) => toggle(card, range ? (shown.current?.items ?? []) : [])
        : undefined,
    }),
    [works, choose, toggle],
  );
  if (!rows && query.error)
    return (
      <EmptyState
        icon={RefreshCw}
        title={t("board.empty.failed")}
        action={<Button onClick={() => void query.refetch()}>{t("board.empty.again")}</Button>}
      >
        {sayError(query.error)}
      </EmptyState>
    );
  if (!rows) return <Skeleton className="m-4 h-64" />;
  if (rows.items.length === 0) return <Nothing work={across} filtered={!isSame(filter, {})} />;
  const all = rows.items.every(({ id }) => chosen.has(id));
  return (
    <>
      <CardFactsProvider acts={acts}>
        <div data-shortcuts="list" className="flex min-h-0 flex-1 flex-col">
          <div
            className={`${rowGrid} h-8 shrink-0 border-b border-line px-4 text-small text-soft max-md:px-3`}
          >
            <span className="flex">
              {works && (
                <Checkbox checked={all} some={chosen.size > 0 && !all} onChange={() => toggleAll(rows.items)}>
                  <span className="sr-only">{t("board.select.all")}</span>
                </Checkbox>
              )}
            </span>
            <span aria-hidden>{t("board.list.contact")}</span>
            <span aria-hidden className="max-md:hidden">
              {t("board.list.stage")}
            </span>
            <span aria-hidden className="max-lg:hidden">
              {t("board.list.owner")}
            </span>
            <span aria-hidden className="max-md:hidden">
              {t("board.list.age")}
            </span>
            <span aria-hidden className="text-end max-md:hidden">
              {t("board.list.value")}
            </span>
          </div>
          <VirtualList
            items={rows.items}
            keyOf={keyOf}
            estimate={60}
            label={t("board.list.label")}
            onEnd={more}
          >
            {(card) => <TicketRow card={card} across={across} picked={chosen.has(card.id)} />}
          </VirtualList>
        </div>
      </CardFactsProvider>
      <BulkBar funnel={funnel} funnels={funnels} selection={selection} />
      {moving.dialogs}
    </>
  );
}

function keyOf({ id }: TicketCard): string {
  return id;
}

function Nothing({ work, filtered }: { work: boolean; filtered: boolean }) {
  const { t } = useTranslation();
  if (work)
    return (
      <EmptyState icon={CircleCheck} title={t("board.empty.work")}>
        {t("board.empty.workAbout")}
      </EmptyState>
    );
  return (
    <EmptyState icon={CircleCheck} title={t(filtered ? "board.empty.filtered" : "board.empty.board")}>
      {t(filtered ? "board.empty.filteredAbout" : "board.empty.boardAbout")}
    </EmptyState>
  );
}
