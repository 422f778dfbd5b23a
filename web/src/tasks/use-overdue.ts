import { listTasks } from "@relevo/contract/tasks.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useCan } from "../people/me.ts";
import { call } from "../shell/api.ts";
import type { Badges } from "../shell/destinations.ts";

/** The server counts no further. */
const MOST = 999;

/** How many of one's own tasks are overdue, beside their place; nothing where there are none. */
export function useOverdue(): Badges {
  const { t } = useTranslation();
  const count = useQuery({
    queryKey: ["tasks", "overdue"],
    queryFn: async ({ signal }) => (await call(listTasks, { query: { limit: 1 } }, { signal })).overdue,
    enabled: useCan("conversations.work"),
  }).data;
  if (!count) return {};
  const shown = count > 99 ? "99+" : String(count);
  return {
    "/tasks": { shown, words: t("shell.overdue", { count, shown: count >= MOST ? `${MOST}+` : count }) },
  };
}
