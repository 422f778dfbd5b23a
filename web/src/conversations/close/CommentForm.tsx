import type { Conversation } from "@relevo/contract/conversations.ts";
import { comment } from "@relevo/contract/messages.ts";
import type { CommentTrigger } from "@relevo/contract/policies.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Problem } from "../../refusals/Form.tsx";
import { call } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";
import { commentOf } from "../actions/commands.ts";
import { useNoteDraft } from "../actions/use-note-draft.ts";
import { NoteForm } from "../composer/note/NoteForm.tsx";
import { chipFor, emptyNote } from "../composer/note/note.rules.ts";

/** A comment with the datum its trigger asks for, written where it was found missing. */
export function CommentForm({
  conversation,
  trigger,
  missing = "",
  onDone,
}: {
  conversation: Conversation;
  trigger: CommentTrigger;
  /** What the guard said is missing, for the datum's first value. */
  missing?: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [id] = useState(newId);
  const [begun] = useState(() => {
    const chip = chipFor(trigger, new Date().toISOString());
    return { ...emptyNote, chips: [chip.trigger === "missing_data" ? { ...chip, missing } : chip] };
  });
  const draft = useNoteDraft(begun);
  const save = () =>
    void draft
      .attempt(async (note = begun) => {
        const body = { id, fileIds: [], ...commentOf(note) };
        await call(comment, { params: { id: conversation.id }, body });
      })
      .then((done) => done && onDone());
  return (
    <div className="flex w-full flex-col gap-2">
      <Problem>{draft.problem}</Problem>
      <NoteForm
        label={t("closing.comment.text")}
        hint={t("closing.comment.hint")}
        note={draft.note ?? begun}
        edit={draft.edit}
        thin={draft.thin}
        lacking={draft.lacking}
        onSubmit={save}
      />
      <Button size="small" className="self-start" loading={draft.busy} onClick={save}>
        {t("closing.comment.save")}
      </Button>
    </div>
  );
}
