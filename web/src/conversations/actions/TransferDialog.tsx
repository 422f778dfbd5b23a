import type { Conversation } from "@relevo/contract/conversations.ts";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Form } from "../../refusals/Form.tsx";
import { NoteForm } from "../composer/note/NoteForm.tsx";
import { useContactName } from "../use-contact-name.ts";
import { ChooseList } from "./ChooseList.tsx";
import { Chosen, Unready } from "./Chosen.tsx";
import type { TransferKind } from "./use-open-actions.ts";
import { useTargets } from "./use-targets.tsx";
import { useTransfer } from "./use-transfer.ts";

const form = "transfer";

/** Hands the conversation to a person, a team's queue or back to the inbox's queue, with what they must know. */
export default function TransferDialog({
  conversation,
  kind,
  onClose,
}: {
  conversation: Conversation;
  kind: TransferKind;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const name = useContactName()(conversation);
  const { inbox } = conversation;
  const draft = useTransfer(conversation, kind, onClose);
  const { target, choose, note, busy } = draft;
  const groups = useTargets(conversation, choose);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(
        kind === "escalate" ? "conversations.transfer.escalateTitle" : "conversations.transfer.title",
        {
          name,
        },
      )}
      description={!target && t("conversations.transfer.about", { inbox: inbox.name })}
      footer={
        target && (
          <>
            <Button onClick={onClose}>{t("conversations.transfer.cancel")}</Button>
            <Button type="submit" form={form} variant="primary" loading={busy}>
              {t(
                draft.warned
                  ? "conversations.transfer.anyway"
                  : kind === "escalate"
                    ? "conversations.transfer.escalate"
                    : "conversations.transfer.transfer",
              )}
            </Button>
          </>
        )
      }
    >
      {target ? (
        <Form submission={draft.submission} id={form}>
          <Chosen target={target} inbox={inbox.name} onChange={() => choose(undefined)} />
          {draft.warned && <Unready target={target} />}
          <Field label={t("conversations.transfer.reason")} hint={t("conversations.transfer.reasonHint")}>
            <Input
              autoFocus
              maxLength={500}
              value={draft.reason}
              onChange={(event) => draft.setReason(event.target.value)}
            />
          </Field>
          {note ? (
            <NoteForm
              label={t("conversations.transfer.comment")}
              hint={draft.worked ? t("conversations.transfer.commentDue") : undefined}
              note={note}
              edit={draft.edit}
              thin={draft.thin}
              lacking={draft.lacking}
              onSubmit={() => draft.submission.submit()}
            />
          ) : (
            <Button size="small" className="self-start" onClick={() => draft.open([])}>
              {t("conversations.transfer.addComment")}
            </Button>
          )}
        </Form>
      ) : (
        <ChooseList
          label={t("conversations.transfer.choose")}
          find={t("conversations.transfer.find")}
          groups={groups}
        />
      )}
    </Dialog>
  );
}
