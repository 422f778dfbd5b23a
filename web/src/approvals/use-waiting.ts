import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useCan } from "../people/me.ts";
import type { Badges } from "../shell/destinations.ts";
import { waitingApprovalsQuery } from "./query.ts";

/** How many requests wait for the verdict of a person who leads, beside the place that opens them. */
export function useWaiting(): Badges {
  const { t } = useTranslation();
  // Whoever asked keeps a customer waiting: a minute is soon enough.
  const count = useQuery({
    ...waitingApprovalsQuery,
    enabled: useCan("conversations.lead"),
    refetchInterval: 60_000,
  }).data?.length;
  if (!count) return {};
  const shown = count > 99 ? "99+" : String(count);
  return { "/team": { shown, words: t("shell.approvals", { count, shown }) } };
}
