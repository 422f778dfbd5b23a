import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Chat } from "./chat.ts";
import { AttachIcon, SendIcon } from "./icons.tsx";
import { UploadList } from "./UploadList.tsx";
import type { Uploads } from "./use-uploads.ts";
import type { Words } from "./words.ts";

/** UTF-16 units, as the contract counts. */
const longest = 65_536;

export function Composer({
  chat,
  say,
  uploads,
  draft,
}: {
  chat: Chat;
  say: Words;
  uploads: Uploads;
  draft: string;
}) {
  const [text, setText] = useState(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const tooLong = text.trim().length > longest;
  const sendable = (text.trim() !== "" || uploads.ready.length > 0) && !tooLong && !uploads.busy;

  function grow(): void {
    const area = field.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }
  useLayoutEffect(grow, [text]);

  function write(now: string): void {
    setText(now);
    chat.draft(now);
  }
  function send(): void {
    if (!sendable) return;
    chat.write(text.trim(), uploads.ready);
    uploads.clear();
    write("");
    field.current?.focus();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <UploadList uploads={uploads} say={say} />
      {tooLong && (
        <p class="problem" role="alert">
          {say.tooLong}
        </p>
      )}
      <div class="line">
        <button
          type="button"
          class="plain"
          aria-label={say.attach}
          title={say.attach}
          onClick={() => picker.current?.click()}
        >
          <AttachIcon />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            uploads.add(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={say.write}
          placeholder={say.write}
          value={text}
          // A closed panel has no heights to measure.
          onFocus={grow}
          onInput={(event) => write(event.currentTarget.value)}
          onPaste={(event) => {
            const files = event.clipboardData?.files;
            if (!files?.length) return;
            event.preventDefault();
            uploads.add(files);
          }}
          onKeyDown={(event) => {
            // While an input method composes, Enter picks a word.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="send" aria-label={say.send} title={say.send} disabled={!sendable}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}
