import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useState,
} from "react";
import { classes } from "../../design/classes.ts";
import { MentionList, mentionOption } from "./MentionList.tsx";
import { useMentions } from "./use-mentions.ts";

/** A text box whose Enter sends. What is internal may name people with @, and looks it. */
export function MentionBox({
  box,
  id,
  label,
  placeholder,
  internal,
  invalid = false,
  text,
  onText,
  onMention,
  onSubmit,
  onEscape,
  onKey,
  onPaste,
}: {
  box: RefObject<HTMLTextAreaElement | null>;
  id: string;
  label: string;
  placeholder: string;
  /** The customer does not read it. */
  internal: boolean;
  invalid?: boolean;
  text: string;
  onText: (text: string) => void;
  onMention: (person: { id: string; name: string }) => void;
  onSubmit: () => void;
  onEscape?: () => void;
  /** Answers whether the key was for it. */
  onKey?: (event: KeyboardEvent) => boolean;
  onPaste?: (event: ClipboardEvent) => void;
}) {
  const list = useId();
  const [cursor, setCursor] = useState<number>();
  const mentions = useMentions(internal, text, cursor ?? 0, (next, at, person) => {
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
    if (event.nativeEvent.isComposing || mentions.onKeyDown(event) || onKey?.(event)) return;
    if (event.key === "Escape") return onEscape?.();
    if (event.key !== "Enter" || event.shiftKey) return;
    // On a phone Enter is the only way to a new line; the button sends.
    if (matchMedia("(pointer: coarse)").matches && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <div className="relative">
      {mentions.open && <MentionList id={list} {...mentions} />}
      <textarea
        ref={box}
        id={id}
        rows={2}
        dir="auto"
        value={text}
        aria-label={label}
        aria-invalid={invalid || undefined}
        placeholder={placeholder}
        aria-autocomplete={internal ? "list" : undefined}
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
          internal
            ? "bg-ground text-ink focus-visible:outline-comment-line"
            : "bg-ground hover:border-soft focus-visible:border-accent",
          invalid ? "border-breach" : internal ? "border-comment-line" : "border-edge",
        )}
      />
    </div>
  );
}
