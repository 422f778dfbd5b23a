import { showTicketThread } from "@relevo/contract/board.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CommentBubble } from "../../conversations/thread/CommentBubble.tsx";
import { DayLine } from "../../conversations/thread/DayLine.tsx";
import { EventLine } from "../../conversations/thread/EventLine.tsx";
import { MessageBubble } from "../../conversations/thread/MessageBubble.tsx";
import { rowsOf, type ThreadRow } from "../../conversations/thread/rows.rules.ts";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Spinner } from "../../design/Spinner.tsx";
import { VirtualList } from "../../design/VirtualList.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { useMe } from "../../people/me.ts";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import type { TicketDetail } from "../queries.ts";

/** All that was said in a ticket's conversations, to be read: the newest at the end. */
export function TicketThread({ ticket: { id } }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const me = useMe().member.id;
  const thread = useInfiniteQuery({
    queryKey: ["tickets", "thread", id],
    queryFn: ({ pageParam, signal }) =>
      call(showTicketThread, { params: { id }, query: { limit: 50, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = thread;
  const rows = useMemo(() => {
    const items = data?.pages.flatMap((page) => page.items).reverse();
    return items && rowsOf(items, [], hasNextPage, formats.day);
  }, [data, hasNextPage, formats]);
  const older = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (!rows)
    return thread.error ? (
      <EmptyState
        icon={RefreshCw}
        title={t("conversations.said.threadFailed")}
        action={<Button onClick={() => void thread.refetch()}>{t("ticket.screen.again")}</Button>}
      >
        {sayError(thread.error)}
      </EmptyState>
    ) : (
      <div className="m-auto">
        <Spinner />
      </div>
    );
  return (
    <VirtualList
      items={rows}
      keyOf={(row) => row.key}
      estimate={72}
      reads="end"
      label={t("conversations.said.items")}
      onStart={older}
    >
      {(row) => <Row row={row} me={me} said={rows.length > 2} />}
    </VirtualList>
  );
}

function Row({ row, me, said }: { row: ThreadRow; me: string; said: boolean }) {
  const { t } = useTranslation();
  if (row.kind === "start")
    return (
      <p className="px-4 pt-4 text-center text-small text-soft">
        {t(said ? "ticket.screen.beginning" : "ticket.screen.nothingSaid")}
      </p>
    );
  if (row.kind === "day") return <DayLine at={row.at} />;
  if (row.kind !== "item") return <div className="h-4" />;
  const { item, begins, ends } = row;
  if (item.kind === "event") return <EventLine item={item} />;
  if (item.kind === "comment") return <CommentBubble {...{ item, begins, ends, me }} />;
  return (
    <MessageBubble {...{ item, begins, ends, me }} mayReply={false} onQuote={() => {}} onJump={() => {}} />
  );
}
