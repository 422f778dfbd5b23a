import { confirmAttended, settle } from "@relevo/contract/closing.ts";
import { Check, MessageCircleOff, PhoneForwarded, Reply, SquareCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { call } from "../../shell/api.ts";
import { NewTask } from "../../tasks/NewTask.tsx";
import { focusComposer } from "../composer/focus.ts";
import { useContactName } from "../use-contact-name.ts";
import { CommentForm } from "./CommentForm.tsx";
import { FixLine } from "./FixLine.tsx";
import type { FixProps } from "./Missing.tsx";
import { useMend } from "./use-mend.ts";

/** Nobody attended the customer yet: the ways in which it may still be said that they were. */
export function ReplyFix({ conversation, check, again, onClose }: FixProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const name = useContactName()(conversation);
  const { busy, mend } = useMend(again);
  const [doing, setDoing] = useState<"outside" | "task">();
  const params = { id: conversation.id };
  const { lastInbound } = check;
  const since = conversation.waitingSince ?? lastInbound?.at;
  const done = () => {
    setDoing(undefined);
    again();
  };
  const says = since
    ? t("closing.fix.noReplySince", { name, when: formats.relative(since, now) })
    : t("closing.fix.noReply");
  if (doing === "outside")
    return (
      <FixLine says={says}>
        <CommentForm conversation={conversation} trigger="external" onDone={done} />
      </FixLine>
    );
  if (doing === "task")
    return (
      <FixLine says={says}>
        <NewTask
          of={{ conversationId: conversation.id }}
          onDone={done}
          onCancel={() => setDoing(undefined)}
        />
      </FixLine>
    );
  return (
    <FixLine says={says}>
      <Button
        size="small"
        icon={Reply}
        onClick={() => {
          onClose();
          focusComposer();
        }}
      >
        {t(conversation.state === "expired" ? "templates.send" : "closing.fix.reply")}
      </Button>
      <Button size="small" icon={PhoneForwarded} onClick={() => setDoing("outside")}>
        {t("closing.fix.outside")}
      </Button>
      <Button size="small" icon={SquareCheck} onClick={() => setDoing("task")}>
        {t("closing.fix.task")}
      </Button>
      {lastInbound && (
        <>
          <Button
            size="small"
            icon={Check}
            disabled={busy}
            title={t("closing.fix.confirmedAbout")}
            onClick={() =>
              void mend(() => call(confirmAttended, { params, body: { messageId: lastInbound.id } }))
            }
          >
            {t("closing.fix.confirmed")}
          </Button>
          <Button
            size="small"
            icon={MessageCircleOff}
            disabled={busy}
            title={t("closing.fix.settleAbout")}
            onClick={() => void mend(() => call(settle, { params, body: { messageId: lastInbound.id } }))}
          >
            {t("closing.fix.settle")}
          </Button>
        </>
      )}
    </FixLine>
  );
}
