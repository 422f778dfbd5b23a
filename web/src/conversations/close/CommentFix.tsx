import { unflag } from "@relevo/contract/closing.ts";
import { CommentTrigger } from "@relevo/contract/policies.ts";
import { MessageSquareLock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { call } from "../../shell/api.ts";
import { CommentForm } from "./CommentForm.tsx";
import { FixLine } from "./FixLine.tsx";
import type { FixProps } from "./Missing.tsx";
import { missingWords } from "./missing-words.ts";
import { useMend } from "./use-mend.ts";

/** A comment is due: for a flag somebody set, or for data the inbox asks for. */
export function CommentFix({ conversation, failure, again }: FixProps) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const { busy, mend } = useMend(again);
  const trigger = CommentTrigger.catch("unusual").parse(failure.data?.trigger);
  const missing = missingWords(t, failure.data?.missing);
  const flagged = conversation.flags.includes(trigger);
  const params = { id: conversation.id, trigger };
  return (
    <FixLine says={t(`closing.fix.comment.${trigger}`, { missing })}>
      {writing ? (
        <CommentForm conversation={conversation} trigger={trigger} missing={missing} onDone={again} />
      ) : (
        <>
          <Button size="small" icon={MessageSquareLock} onClick={() => setWriting(true)}>
            {t("closing.fix.writeComment")}
          </Button>
          {flagged && (
            <Button
              size="small"
              variant="quiet"
              loading={busy}
              onClick={() => void mend(() => call(unflag, { params }))}
            >
              {t("closing.fix.unflag")}
            </Button>
          )}
        </>
      )}
    </FixLine>
  );
}
