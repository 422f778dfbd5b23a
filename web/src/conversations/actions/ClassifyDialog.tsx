import type { Conversation } from "@relevo/contract/conversations.ts";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Checkbox } from "../../design/Checkbox.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Form, Problem } from "../../refusals/Form.tsx";
import { NoteForm } from "../composer/note/NoteForm.tsx";
import { useContactName } from "../use-contact-name.ts";
import { ChooseList } from "./ChooseList.tsx";
import { useClassify } from "./use-classify.tsx";

const form = "classify";

/** Inbox, reason and owner in one act: "Ventas › Cotización" is found by typing either, and choosing does it. */
export default function ClassifyDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const name = useContactName()(conversation);
  const { inbox, reason } = conversation;
  const draft = useClassify(conversation, onClose);
  const { note, chosen } = draft;
  const now = reason
    ? t("conversations.classify.aboutReason", { inbox: inbox.name, reason: reason.name })
    : t("conversations.classify.about", { inbox: inbox.name });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("conversations.classify.title", { name })}
      description={
        <>
          {now} {draft.leaving && t("conversations.classify.leaving", { inbox: inbox.name })}
        </>
      }
      footer={
        note && chosen ? (
          <>
            <Button onClick={draft.back}>{t("conversations.classify.change")}</Button>
            <Button type="submit" form={form} variant="primary" loading={draft.busy}>
              {t("conversations.classify.move")}
            </Button>
          </>
        ) : (
          draft.mayTake && (
            <div className="me-auto">
              <Checkbox checked={draft.toMe} onChange={draft.setToMe}>
                {t("conversations.classify.toMe")}
              </Checkbox>
            </div>
          )
        )
      }
    >
      {note && chosen ? (
        <Form submission={draft.submission} id={form}>
          <p className="font-medium">{t("conversations.classify.chosen", { place: chosen.name })}</p>
          <NoteForm
            label={t("conversations.compose.commentLabel")}
            hint={t("conversations.classify.commentDue")}
            note={note}
            edit={draft.edit}
            thin={draft.thin}
            lacking={draft.lacking}
            onSubmit={() => draft.submission.submit()}
          />
        </Form>
      ) : (
        <>
          <Problem>{draft.problem}</Problem>
          <ChooseList
            label={t("conversations.classify.find")}
            find={t("conversations.classify.find")}
            groups={draft.groups}
          />
        </>
      )}
    </Dialog>
  );
}
