import type { Conversation } from "@relevo/contract/conversations.ts";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { useContactName } from "../use-contact-name.ts";
import type { Mode } from "./draft.rules.ts";
import { composerId, leaveComposer } from "./focus.ts";
import { MentionList, mentionOption } from "./MentionList.tsx";
import { useMentions } from "./use-mentions.ts";

/** The text box. Enter sends; with @ in a comment it offers the people one can name. */
export function MentionBox({
  box,
  conversation,
  mode,
  text,
  onText,
  onMention,
  onSubmit,
  onPaste,
}: {
  box: RefObject<HTMLTextAreaElement | null>;
  conversation: Conversation;
  mode: Mode;
  text: string;
  onText: (text: string) => void;
  onMention: (person: { id: string; name: string }) => void;
  onSubmit: () => void;
  onPaste: (event: ClipboardEvent) => void;
}) {
  const { t } = useTranslation();
  const list = useId();
  const [cursor, setCursor] = useState<number>();
  const mentions = useMentions(mode === "comment", text, cursor ?? 0, (next, at, person) => {
    onText(next);
    onMention(person);
    setCursor(at);
  });
  useLayoutEffect(() => {
    // A mention was written into the text: the cursor goes behind it.
    if (cursor !== undefined && box.current && box.current.selectionStart !== cursor)
      box.current.setSelectionRange(cursor, cursor);
  }, [box, cursor]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.onKeyDown(event)) return;
    if (event.key === "Escape") return leaveComposer();
    if (event.key !== "Enter" || event.shiftKey) return;
    // On a phone Enter is the only way to a new line; the button sends.
    if (matchMedia("(pointer: coarse)").matches && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    onSubmit();
  };
  const name = useContactName()(conversation);
  const reply = mode === "reply";
  return (
    <div className="relative">
      {mentions.open && <MentionList id={list} {...mentions} />}
      <textarea
        ref={box}
        id={composerId}
        rows={2}
        dir="auto"
        value={text}
        aria-label={
          reply ? t("conversations.compose.replyTo", { name }) : t("conversations.compose.commentLabel")
        }
        placeholder={
          reply
            ? t("conversations.compose.placeholder", { name })
            : t("conversations.compose.commentPlaceholder")
        }
        aria-autocomplete={reply ? undefined : "list"}
        aria-controls={mentions.open ? list : undefined}
        aria-activedescendant={mentions.active ? mentionOption(list, mentions.active.id) : undefined}
        onChange={(event) => {
          setCursor(event.target.selectionStart);
          onText(event.target.value);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onBlur={mentions.close}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className={classes(
          "field-sizing-content scroll-quiet block max-h-[30dvh] min-h-16 w-full max-md:min-h-11 resize-none rounded-base border px-2.5 py-2 text-base",
          reply
            ? "border-edge bg-ground hover:border-soft focus-visible:border-accent"
            : "border-comment-line bg-ground text-ink focus-visible:outline-comment-line",
        )}
      />
    </div>
  );
}
