import { reopen } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { putConversation } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { useContactName } from "../use-contact-name.ts";
import { useMend } from "./use-mend.ts";
import { WhyDialog } from "./WhyDialog.tsx";

/** A supervisor takes back what was closed wrongly, and says why. */
export default function ReopenDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const name = useContactName()(conversation);
  const { mend } = useMend(() => notify({ tone: "answered", title: t("closing.reopen.done") }));
  return (
    <WhyDialog
      title={t("closing.reopen.title", { name })}
      about={t("closing.reopen.about")}
      label={t("closing.reopen.reason")}
      act={t("closing.reopen.act")}
      onClose={onClose}
      onWhy={(reason) =>
        mend(async () => {
          const after = await call(reopen, { params: { id: conversation.id }, body: { reason } });
          putConversation(queries, after, me);
        })
      }
    />
  );
}
