import { blank, type CommentWords, commentWords } from "@relevo/contract/comment-presets.ts";
import type { CommentChip } from "@relevo/contract/messages.ts";
import type { Language } from "@relevo/contract/words.ts";
import type { KeyboardEvent, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../i18n/FormatsProvider.tsx";
import { type Note, withChip, withHeading, withPreset } from "./note.rules.ts";

/** What can be done to a comment besides typing. */
export interface NoteWriter {
  note: Note;
  edit(part: Partial<Note>): void;
  /** Inserts the heading that comes next. */
  heading(): void;
  /** Inserts a model comment and sets the chip it answers. */
  preset(trigger: keyof CommentWords["presets"], text: string): void;
  /** Whether the key was for it. */
  onKey(event: KeyboardEvent): boolean;
}

/** Writes headings and models into the text box, and leaves the cursor where one goes on. */
export function useNoteWriter(
  note: Note,
  edit: (part: Partial<Note>) => void,
  box: RefObject<HTMLTextAreaElement | null>,
): NoteWriter {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const write = (text: string, chips: readonly CommentChip[]) => {
    edit({ text, chips });
    requestAnimationFrame(() => goOn(box.current, note.text.length));
  };
  const heading = () =>
    write(withHeading(note.text, commentWords[i18n.language as Language].headings), note.chips);
  return {
    note,
    edit,
    heading,
    preset(trigger, preset) {
      const chips = withChip(note.chips, trigger, new Date().toISOString());
      const external = chips.find((chip) => chip.trigger === "external");
      const channel = t(`conversations.note.by.${external?.channel ?? "phone"}`);
      const date = formats.day(external?.at ?? new Date().toISOString());
      write(withPreset(note.text, preset, { channel, date }), chips);
    },
    onKey(event) {
      if (!event.altKey || event.code !== "KeyH") return false;
      event.preventDefault();
      heading();
      return true;
    },
  };
}

/** To the first blank after what stood there before, else to the end. */
function goOn(box: HTMLTextAreaElement | null, from: number): void {
  if (!box) return;
  box.focus();
  const at = box.value.indexOf(blank, from);
  if (at < 0) box.setSelectionRange(box.value.length, box.value.length);
  else box.setSelectionRange(at, at + blank.length);
}
