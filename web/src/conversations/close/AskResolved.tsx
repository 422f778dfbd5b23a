import { askResolved } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { usePolicy } from "../use-policy.ts";
import { useMend } from "./use-mend.ts";

/** ¿Quedó resuelto?: where the inbox offers it, the customer may say so themselves. */
export function AskResolved({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, mend } = useMend(() => {});
  const offered = usePolicy(conversation.inbox.id)?.askResolved;
  if (!offered || conversation.state === "expired") return null;
  const ask = async () => {
    if (!(await mend(() => call(askResolved, { params: { id: conversation.id } })))) return;
    notify({ tone: "answered", title: t("closing.ask.asked") });
    onClose();
  };
  return (
    <Button variant="quiet" loading={busy} onClick={() => void ask()}>
      {t("closing.ask.resolved")}
    </Button>
  );
}
