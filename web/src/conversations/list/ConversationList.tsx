import { CircleCheck, Inbox, RefreshCw } from "lucide-react";
import { lazy, Suspense, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import type { VirtualListHandle } from "../../design/VirtualList.tsx";
import { isExpired } from "../place.rules.ts";
import type { Place } from "../place.ts";
import { sayRefusal } from "../refusal.ts";
import { Rows } from "./Rows.tsx";
import type { Selection } from "./selection.ts";
import { useList } from "./use-list.ts";

const Grouped = lazy(() => import("./Grouped.tsx"));
const PickAll = lazy(() => import("./PickAll.tsx"));

/** The conversations of the view, live: nothing moves while one points at it, and j and k walk through it. */
export function ConversationList({ place, selection }: { place: Place; selection: Selection | undefined }) {
  const { t } = useTranslation();
  const { view } = place;
  const { rows, error, refetch, more } = useList(view);
  const list = useRef<VirtualListHandle>(null);
  if (!rows && error)
    return (
      <EmptyState
        icon={RefreshCw}
        title={t("conversations.listFailed")}
        action={<Button onClick={() => void refetch()}>{t("conversations.again")}</Button>}
      >
        {sayRefusal(error)}
      </EmptyState>
    );
  if (!rows) return <Waiting />;
  if (rows.length === 0) return <Nothing view={view} />;
  const shared = { place, more, list, selection };
  return (
    <>
      {selection && (
        <div className="flex h-9 shrink-0 items-center border-b border-line px-3">
          <Suspense>
            <PickAll rows={rows} selection={selection} />
          </Suspense>
        </div>
      )}
      {isExpired(view) ? (
        <Suspense fallback={<Waiting />}>
          <Grouped {...{ rows, more, selection }}>
            {(ordered, frame) => <Rows key={viewKey(view)} rows={ordered} frame={frame} {...shared} />}
          </Grouped>
        </Suspense>
      ) : (
        <Rows key={viewKey(view)} rows={rows} {...shared} />
      )}
    </>
  );
}

function Nothing({ view: { tab, hygiene } }: { view: Place["view"] }) {
  const { t } = useTranslation();
  if (hygiene) return <EmptyState icon={CircleCheck} title={t("conversations.empty.view")} />;
  return (
    <EmptyState icon={tab === "queue" ? CircleCheck : Inbox} title={t(`conversations.empty.${tab}`)}>
      {t(`conversations.empty.${tab}About`)}
    </EmptyState>
  );
}

/** The places of the first rows, so that nothing shifts when they come. */
function Waiting() {
  return (
    <div aria-hidden className="flex-1 overflow-hidden">
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <div key={index} className="flex h-15 items-center gap-3 border-b border-line px-3">
          <Skeleton className="size-8 rounded-full!" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-4/5" />
          </span>
        </div>
      ))}
    </div>
  );
}

function viewKey({ tab, inboxId, hygiene }: Place["view"]): string {
  return [tab, inboxId, hygiene].join();
}
