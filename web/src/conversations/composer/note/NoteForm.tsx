import type { CommentTrigger } from "@relevo/contract/policies.ts";
import { CircleAlert, Lock } from "lucide-react";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { MentionBox } from "../MentionBox.tsx";
import { NoteTools } from "./NoteTools.tsx";
import type { Note } from "./note.rules.ts";
import { useNoteWriter } from "./use-note-writer.ts";

/** An internal comment within another act, with its chips, and what is wrong with it in place. */
export function NoteForm({
  label,
  hint,
  note,
  edit,
  thin,
  lacking,
  onSubmit,
}: {
  label: string;
  hint?: string | undefined;
  note: Note;
  edit: (part: Partial<Note>) => void;
  /** The text was refused: it says too little. */
  thin: boolean;
  lacking: readonly CommentTrigger[];
  onSubmit: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const writer = useNoteWriter(note, edit, box);
  return (
    <fieldset className="flex flex-col gap-2 rounded-base border border-comment-line bg-comment-ground p-3">
      <legend className="sr-only">{label}</legend>
      <p className="flex items-center gap-1.5 text-list font-medium text-comment">
        <Lock aria-hidden size={14} className="shrink-0" />
        {label}
      </p>
      {hint && <p className="text-small text-soft">{hint}</p>}
      <MentionBox
        box={box}
        id={id}
        internal
        invalid={thin}
        label={label}
        placeholder={t("conversations.compose.commentPlaceholder")}
        text={note.text}
        onText={(text) => edit({ text })}
        onMention={(person) => edit({ mentions: [...note.mentions, person] })}
        onSubmit={onSubmit}
        // Here Enter is a new line, as one writes several; with Ctrl or ⌘ it sends.
        onKey={(event) => writer.onKey(event) || (event.key === "Enter" && !event.ctrlKey && !event.metaKey)}
      />
      {thin && (
        <p role="alert" className="flex items-start gap-1.5 text-small text-breach">
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          {t(note.text.trim() === "" ? "refusals.EMPTY_MESSAGE" : "refusals.COMMENT_TOO_THIN")}
        </p>
      )}
      <NoteTools writer={writer} lacking={lacking} />
    </fieldset>
  );
}
