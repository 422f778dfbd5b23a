import { type DiscardReason, discard, discardReasons } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import { notify } from "../../design/toast.tsx";
import { putConversation } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { useContactName } from "../use-contact-name.ts";
import { useMend } from "./use-mend.ts";

/** Nothing to attend: it leaves the list with its reason, apart from the closed ones. */
export default function DiscardDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useId();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const name = useContactName()(conversation);
  const [reason, setReason] = useState<DiscardReason>();
  const [asked, setAsked] = useState(false);
  const [note, setNote] = useState("");
  const { busy, mend } = useMend(() => {
    notify({ tone: "quiet", title: t("closing.discard.done") });
    onClose();
  });
  const act = async () => {
    if (!reason) return;
    const after = await call(discard, { params: { id: conversation.id }, body: { reason, note } });
    putConversation(queries, after, me);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("closing.discard.title", { name })}
      description={t("closing.discard.about")}
      footer={
        <Button variant="primary" type="submit" form={form} loading={busy}>
          {t("closing.discard.act")}
        </Button>
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (reason) void mend(act);
        }}
      >
        <Field
          label={t("closing.discard.reason")}
          error={asked && !reason && t("closing.record.missingReason")}
        >
          <Select
            choices={discardReasons.map((value) => ({
              value,
              label: t(`conversations.record.discards.${value}`),
            }))}
            value={reason ?? null}
            onChange={setReason}
            label={t("closing.discard.reason")}
          />
        </Field>
        <Field label={t("closing.discard.note")}>
          <Textarea rows={2} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
