import { type Approval, decideApproval, listApprovals } from "@relevo/contract/closing.ts";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { WhyDialog } from "../conversations/close/WhyDialog.tsx";
import { sayRefusal } from "../conversations/refusal.ts";
import { Button } from "../design/Button.tsx";
import { EmptyState } from "../design/EmptyState.tsx";
import { Skeleton } from "../design/Skeleton.tsx";
import { notify } from "../design/toast.tsx";
import { useMe } from "../people/me.ts";
import { call } from "../shell/api.ts";
import { usePageTitle } from "../shell/title.ts";
import { ApprovalCard } from "./ApprovalCard.tsx";

type Asked = { approval: Approval; verdict: "approved" | "declined" };

/** What waits for a supervisor's yes or no; for an agent, what they asked for. */
export function ApprovalsScreen() {
  const { t } = useTranslation();
  usePageTitle(t("approvals.title"));
  const leads = useMe().abilities.includes("conversations.lead");
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const approvals = useInfiniteQuery({
    queryKey: ["approvals", "list"],
    queryFn: ({ pageParam, signal }) => call(listApprovals, { query: pageParam }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  });
  const items = approvals.data?.pages.flatMap((page) => page.items) ?? [];
  const decide = async ({ approval, verdict }: Asked, reason: string) => {
    try {
      await call(decideApproval, { params: { id: approval.id }, body: { verdict, reason } });
      notify({ tone: "answered", title: t(`approvals.${verdict}`) });
    } catch (error) {
      notify({ tone: "breach", title: sayRefusal(error) });
    }
    await queries.invalidateQueries({ queryKey: ["approvals"] });
  };
  return (
    <div className="scroll-quiet flex min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 p-6 max-sm:p-4">
        <h1 className="text-page font-semibold">{t("approvals.title")}</h1>
        {approvals.isPending ? (
          <Skeleton className="h-40 w-full" />
        ) : items.length === 0 ? (
          <EmptyState icon={ShieldCheck} title={t(leads ? "approvals.empty" : "approvals.emptyOwn")}>
            {t("approvals.emptyAbout")}
          </EmptyState>
        ) : (
          items.map((approval) => (
            <ApprovalCard
              key={approval.id}
              approval={approval}
              decide={leads ? (verdict) => setAsked({ approval, verdict }) : undefined}
            />
          ))
        )}
        {approvals.hasNextPage && (
          <Button className="self-center" onClick={() => void approvals.fetchNextPage()}>
            {t("tasks.more")}
          </Button>
        )}
      </div>
      {asked && (
        <WhyDialog
          title={t(asked.verdict === "approved" ? "approvals.approve" : "approvals.decline")}
          about={t(asked.verdict === "approved" ? "approvals.approveAbout" : "approvals.declineAbout")}
          label={t("approvals.why")}
          act={t(asked.verdict === "approved" ? "approvals.approve" : "approvals.decline")}
          onClose={() => setAsked(undefined)}
          onWhy={(why) => decide(asked, why)}
        />
      )}
    </div>
  );
}
