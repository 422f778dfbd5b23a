import { askApproval, askResolved, type CloseCheck, type CloseRequest } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { showPolicy } from "@relevo/contract/policies.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { useMend } from "./use-mend.ts";
import { WhyDialog } from "./WhyDialog.tsx";

/** The ways out that do not mend: ask the customer, ask a supervisor, or decide as one. */
export function AgainstTheGuard({
  conversation,
  request,
  check,
  override,
  onClose,
}: {
  conversation: Conversation;
  request: CloseRequest;
  check: CloseCheck;
  override: (request: CloseRequest) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { busy, mend } = useMend(() => {});
  const policy = useQuery({
    queryKey: ["policies", conversation.inbox.id],
    queryFn: ({ signal }) => call(showPolicy, { params: { id: conversation.inbox.id } }, { signal }),
  }).data?.policy;
  const params = { id: conversation.id };
  const ask = async (note: string) => {
    const sent = await mend(() => call(askApproval, { params, body: { request, note } }));
    if (!sent) return;
    notify({ tone: "answered", title: t("closing.ask.approvalSent") });
    onClose();
  };
  const question = async () => {
    if (!(await mend(() => call(askResolved, { params })))) return;
    notify({ tone: "answered", title: t("closing.ask.asked") });
    onClose();
  };
  const how = check.mayOverride ? "override" : "approval";
  return (
    <>
      {policy?.askResolved && conversation.state !== "expired" && (
        <Button variant="quiet" loading={busy} onClick={() => void question()}>
          {t("closing.ask.resolved")}
        </Button>
      )}
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t(`closing.ask.${how}`)}
      </Button>
      {asking && (
        <WhyDialog
          title={t(`closing.ask.${how}`)}
          about={t(`closing.ask.${how}About`)}
          label={t(check.mayOverride ? "closing.ask.overrideReason" : "closing.ask.approvalNote")}
          act={t(check.mayOverride ? "closing.ask.override" : "closing.ask.send")}
          onClose={() => setAsking(false)}
          onWhy={(reason) =>
            check.mayOverride ? override({ ...request, override: { reason } }) : ask(reason)
          }
        />
      )}
    </>
  );
}
