import type { Conversation } from "@relevo/contract/conversations.ts";
import { startRun } from "@relevo/contract/workflow-runs.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Workflow } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChooseList } from "../../conversations/actions/ChooseList.tsx";
import { sayRefusal } from "../../conversations/refusal.ts";
import { useContactName } from "../../conversations/use-contact-name.ts";
import { Dialog } from "../../design/Dialog.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { notify } from "../../design/toast.tsx";
import { keys } from "../../live/cache.ts";
import { Problem } from "../../refusals/Form.tsx";
import { call } from "../../shell/api.ts";
import { conversationRunsQuery } from "../queries.ts";
import { shortcutsQuery } from "./shortcuts-query.ts";

/** Starts a workflow by hand: choosing it does it. */
export function StartDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const name = useContactName()(conversation);
  const shortcuts = useQuery(shortcutsQuery).data;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const begin = async (workflowId: string) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await call(startRun, { params: { id: conversation.id }, body: { workflowId } });
      void queries.invalidateQueries({ queryKey: keys.shown(conversation.id) });
      await queries.invalidateQueries({ queryKey: conversationRunsQuery(conversation.id).queryKey });
      notify({ tone: "answered", title: t("workflows.run.starting.started") });
      onClose();
    } catch (error) {
      setProblem(sayRefusal(error));
      setBusy(false);
    }
  };
  const items = (shortcuts ?? []).map((one) => ({
    id: one.id,
    name: one.name,
    mark: <Workflow aria-hidden size={16} className="mx-1 text-soft" />,
    choose: () => void begin(one.id),
  }));
  return (
    <Dialog open onOpenChange={onClose} title={t("workflows.run.starting.title", { name })}>
      <Problem>{problem}</Problem>
      {shortcuts?.length === 0 ? (
        <EmptyState icon={Workflow} title={t("workflows.run.starting.none")}>
          {t("workflows.run.starting.noneAbout")}
        </EmptyState>
      ) : (
        <ChooseList
          label={t("workflows.run.starting.all")}
          find={t("workflows.run.starting.find")}
          groups={[{ title: t("workflows.run.starting.all"), items }]}
        />
      )}
    </Dialog>
  );
}
