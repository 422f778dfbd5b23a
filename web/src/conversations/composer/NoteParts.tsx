import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NoteTools } from "./note/NoteTools.tsx";
import type { NoteWriter } from "./note/use-note-writer.ts";
import type { NoteWrongs } from "./use-save-note.ts";

/** Below a comment's text: what is wrong with it, what it answers, and what helps to write it. */
export function NoteParts({
  writer,
  wrongs: { thin, lacking, problem },
}: {
  writer: NoteWriter;
  wrongs: NoteWrongs;
}) {
  const { t } = useTranslation();
  const words = [thin && t("refusals.COMMENT_TOO_THIN"), problem].filter(Boolean).join(" ");
  return (
    <>
      {words && (
        <p role="alert" className="flex items-start gap-1.5 text-small text-breach">
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          {words}
        </p>
      )}
      <NoteTools writer={writer} lacking={lacking} />
    </>
  );
}
