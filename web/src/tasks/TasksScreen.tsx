import { listTasks } from "@relevo/contract/tasks.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Checkbox } from "../design/Checkbox.tsx";
import { EmptyState } from "../design/EmptyState.tsx";
import { Skeleton } from "../design/Skeleton.tsx";
import { call } from "../shell/api.ts";
import { usePageTitle } from "../shell/title.ts";
import { TaskRow } from "./TaskRow.tsx";

/** Mis tareas: mine, overdue first, each leading to its conversation. */
export function TasksScreen() {
  const { t } = useTranslation();
  usePageTitle(t("tasks.title"));
  const [done, setDone] = useState(false);
  const tasks = useInfiniteQuery({
    queryKey: ["tasks", "mine", { done }],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: { mine: "true", done: String(done), ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  });
  const items = tasks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="scroll-quiet flex min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 p-6 max-sm:p-4">
        <header className="flex flex-wrap items-center gap-3">
          <h1 className="flex-1 text-page font-semibold">{t("tasks.title")}</h1>
          <Checkbox checked={done} onChange={setDone}>
            {t("tasks.showDone")}
          </Checkbox>
        </header>
        {tasks.isPending ? (
          <Skeleton className="h-40 w-full" />
        ) : items.length === 0 ? (
          <EmptyState icon={ListChecks} title={t("tasks.empty")}>
            {t("tasks.emptyAbout")}
          </EmptyState>
        ) : (
          <ul className="flex flex-col divide-y divide-line rounded-base border border-line">
            {items.map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </ul>
        )}
        {tasks.hasNextPage && (
          <Button
            className="self-center"
            loading={tasks.isFetchingNextPage}
            onClick={() => void tasks.fetchNextPage()}
          >
            {t("tasks.more")}
          </Button>
        )}
      </div>
    </div>
  );
}
