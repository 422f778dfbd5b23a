import { askApproval, type CloseCheck, type CloseRequest } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { useMend } from "./use-mend.ts";
import { WhyDialog } from "./WhyDialog.tsx";

/** The way out that does not mend: ask a supervisor, or decide as one. */
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
  const [begun, setBegun] = useState("");
  const { mend } = useMend(() => {});
  const params = { id: conversation.id };
  const ask = async (note: string) => {
    const sent = await mend(() => call(askApproval, { params, body: { request, note } }));
    if (!sent) return;
    notify({ tone: "answered", title: t("closing.ask.approvalSent") });
    onClose();
  };
  const how = check.mayOverride ? "override" : "approval";
  return (
    <>
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
          begun={begun}
          onWhy={(reason) => {
            setBegun(reason);
            return check.mayOverride ? override({ ...request, override: { reason } }) : ask(reason);
          }}
        />
      )}
    </>
  );
}
