import { DndContext, DragOverlay } from "@dnd-kit/core";
import type { Funnel } from "@relevo/contract/funnels.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Funnel as FunnelIcon, RefreshCw } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { wide } from "../../conversations/wide.ts";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { useMedia } from "../../design/media.ts";
import { Skeleton } from "../../design/Skeleton.tsx";
import type { VirtualListHandle } from "../../design/VirtualList.tsx";
import { useCan, useMe } from "../../people/me.ts";
import { sayError } from "../../refusals/say.ts";
import { BulkBar } from "./BulkBar.tsx";
import { Card } from "./Card.tsx";
import { Column } from "./Column.tsx";
import { CardFactsProvider } from "./card-facts.tsx";
import type { BoardData } from "./columns.rules.ts";
import { boardQuery, keys, readColumn } from "./data.ts";
import { isSame } from "./place.rules.ts";
import { StageTabs } from "./StageTabs.tsx";
import type { Selection } from "./selection.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useDragging } from "./use-dragging.ts";
import { useMoving } from "./use-moving.tsx";
import type { Place } from "./use-place.ts";

/** Cards that "all of a column" takes at most: as many as one act may have. */
const ALL = 500;

/** The stages side by side with their cards; on a phone one at a time. */
export function Board({
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
  const narrow = !useMedia(wide);
  const { filter } = place;
  const query = useQuery(boardQuery(queries, funnel.id, filter, me));
  const board = query.data;
  useStagesAnew(funnel);
  const moving = useMoving(funnels);
  const { choose } = moving;
  const { toggle, toggleAll, chosen } = selection;
  const shown = useRef<BoardData>(undefined);
  shown.current = board;
  const acts = useMemo(
    () => ({
      move: works ? choose : undefined,
      pick: works
        ? (card: Parameters<typeof toggle>[0], range: boolean) =>
            toggle(card, range ? columnOf(shown.current, card.stage.id) : [])
        : undefined,
    }),
    [works, choose, toggle],
  );
  const drag = useDragging(funnel, moving, toggle);
  const scroller = useRef<HTMLDivElement>(null);
  const lists = useRef(new Map<string, VirtualListHandle>());
  const walk = useBoardKeys({ board, lists, acts, busy: drag.card !== undefined });
  const onList = useCallback((stageId: string, list: VirtualListHandle | null) => {
    if (list) lists.current.set(stageId, list);
    else lists.current.delete(stageId);
  }, []);
  const reading = useRef(new Set<string>());
  const read = useCallback(
    async (stageId: string) => {
      if (!shown.current || reading.current.has(stageId)) return;
      reading.current.add(stageId);
      // The end of the column asks again when it is next in sight.
      await readColumn(queries, shown.current, stageId, me).catch(() => {});
      reading.current.delete(stageId);
    },
    [queries, me],
  );
  const onMore = useCallback((stageId: string) => void read(stageId), [read]);
  const selectAll = useCallback(
    async (stageId: string) => {
      for (let had = -1; ; ) {
        const cards = columnOf(queries.getQueryData<BoardData>(keys.board(funnel.id, filter)), stageId);
        if (cards.length >= ALL || cards.length === had) return toggleAll(cards.slice(0, ALL));
        had = cards.length;
        await read(stageId);
      }
    },
    [queries, funnel.id, filter, read, toggleAll],
  );
  const onSelectAll = useCallback((stageId: string) => void selectAll(stageId), [selectAll]);
  if (!board && query.error)
    return (
      <EmptyState
        icon={RefreshCw}
        title={t("board.empty.failed")}
        action={<Button onClick={() => void query.refetch()}>{t("board.empty.again")}</Button>}
      >
        {sayError(query.error)}
      </EmptyState>
    );
  if (!board) return <Waiting count={funnel.stages.length} />;
  const columns = new Map(board.columns.map((column) => [column.stageId, column]));
  const none = board.columns.every(({ count }) => count === 0);
  return (
    <>
      {narrow && <StageTabs stages={funnel.stages} columns={columns} scroller={scroller} />}
      {none && <Nothing filtered={!isSame(filter, {})} />}
      <CardFactsProvider acts={acts}>
        <DndContext {...drag.context}>
          <div
            ref={scroller}
            data-shortcuts="board"
            {...walk}
            className="scroll-quiet relative flex min-h-0 flex-1 gap-3 overflow-x-auto overflow-y-hidden px-4 pt-1 pb-3 max-md:snap-x max-md:snap-mandatory max-md:gap-0 max-md:px-0 max-md:pb-0"
          >
            {funnel.stages.map((stage) => {
              const column = columns.get(stage.id);
              return (
                column && (
                  <Column
                    key={stage.id}
                    stage={stage}
                    column={column}
                    chosen={chosen}
                    inHand={drag.card?.stage.id === stage.id ? drag.card.id : undefined}
                    narrow={narrow}
                    onSelectAll={works ? onSelectAll : undefined}
                    onMore={onMore}
                    onList={onList}
                  />
                )
              );
            })}
          </div>
          <DragOverlay dropAnimation={null}>{drag.card && <Card card={drag.card} lifted />}</DragOverlay>
        </DndContext>
      </CardFactsProvider>
      <BulkBar funnel={funnel} funnels={funnels} selection={selection} />
      {moving.dialogs}
    </>
  );
}

/** Stages were made, typed, moved or removed: their columns are read with them. */
function useStagesAnew({ id, stages }: Funnel) {
  const queries = useQueryClient();
  const now = stages.map((stage) => [stage.id, stage.name, stage.kind, stage.type].join()).join("|");
  const [known, setKnown] = useState(now);
  useEffect(() => {
    if (known === now) return;
    setKnown(now);
    void queries.invalidateQueries({ queryKey: [...keys.boards, id] });
  }, [queries, id, known, now]);
}

function columnOf(board: BoardData | undefined, stageId: string) {
  return board?.columns.find((column) => column.stageId === stageId)?.tickets ?? [];
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="mx-4 mt-2 mb-1 flex items-start gap-3 rounded-base bg-sunk px-4 py-3 max-md:mx-3">
      <FunnelIcon aria-hidden size={20} className="mt-0.5 shrink-0 text-soft" />
      <span>
        <span className="block font-semibold">
          {t(filtered ? "board.empty.filtered" : "board.empty.board")}
        </span>
        <span className="block text-list text-soft">
          {t(filtered ? "board.empty.filteredAbout" : "board.empty.boardAbout")}
        </span>
      </span>
    </p>
  );
}

/** The places of the columns, so that nothing shifts when they come. */
function Waiting({ count }: { count: number }) {
  return (
    <div aria-hidden className="flex min-h-0 flex-1 gap-3 overflow-hidden px-4 pt-1 pb-3">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <div key={index} className="flex w-72 shrink-0 flex-col gap-2 rounded-large bg-sunk p-3">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="mt-4 h-20" />
          <Skeleton className="h-20" />
        </div>
      ))}
    </div>
  );
}
