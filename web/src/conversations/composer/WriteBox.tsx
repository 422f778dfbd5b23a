import type { Conversation } from "@relevo/contract/conversations.ts";
import type { MessageItem } from "@relevo/contract/messages.ts";
import { Lock, SendHorizontal } from "lucide-react";
import { type ClipboardEvent, type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { useContactName } from "../use-contact-name.ts";
import { AttachButton } from "./AttachButton.tsx";
import { Attachments } from "./Attachments.tsx";
import { isSendable, type Mode } from "./draft.rules.ts";
import { draftsOf, useDrafts } from "./drafts.ts";
import { composerId, leaveComposer } from "./focus.ts";
import { charactersLeft, partsOf, textLimit } from "./limits.rules.ts";
import { MentionBox } from "./MentionBox.tsx";
import { NoteParts } from "./NoteParts.tsx";
import { Held } from "./Notices.tsx";
import { useNoteWriter } from "./note/use-note-writer.ts";
import { Quoting } from "./Quoting.tsx";
import { startUploads, useUploads } from "./uploads.ts";
import { useDrop } from "./use-drop.ts";
import { useSaveNote } from "./use-save-note.ts";
import { useSend } from "./use-send.ts";
import { useTypingSignal } from "./use-typing-signal.ts";

/** The text, what goes with it, and the way out. */
export function WriteBox({
  conversation,
  mode,
  onSent,
}: {
  conversation: Conversation;
  mode: Mode;
  onSent: () => void;
}) {
  const { t } = useTranslation();
  const { drafts, edit, empty, key } = useDrafts(conversation.id);
  const draft = drafts[mode];
  const place = `${key} ${mode}`;
  const uploads = useUploads(place);
  const sending = useSend(conversation);
  const signal = useTypingSignal(conversation.id);
  const [held, setHeld] = useState<MessageItem>();
  const box = useRef<HTMLTextAreaElement>(null);
  const saving = useSaveNote(conversation.id);
  const note = useNoteWriter(
    draft,
    (part) => {
      edit(mode, part);
      saving.edited();
    },
    box,
  );
  const name = useContactName()(conversation);
  const internal = mode === "comment";

  const left = charactersLeft(draft.text.length, textLimit(conversation.channel, mode));
  const busy = uploads.some(({ problem }) => problem === null);
  const ready = isSendable(draft) && !busy && (left ?? 0) >= 0;
  const pieces = partsOf(conversation.channel, mode, { text: draft.text.trim(), files: draft.files }).length;

  const write = (text: string) => {
    saving.edited();
    edit(mode, { text, since: draft.since ?? sending.now() });
    if (text !== "") signal(mode);
  };
  const attach = (files: readonly File[]) =>
    startUploads(place, files, (file) => {
      const { edit, inHand } = draftsOf(key);
      edit(mode, { files: [...inHand()[mode].files, file] });
    });
  const leave = () => {
    sending.send(mode, draft);
    finish();
  };
  const finish = () => {
    empty(mode);
    setHeld(undefined);
    onSent();
    box.current?.focus();
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!ready) return;
    if (internal && draft.chips.length > 0) return void saving.save(draft).then((done) => done && finish());
    const answer = mode === "reply" ? sending.meanwhile(draft) : undefined;
    if (answer && !held) setHeld(answer);
    else leave();
  };
  const over = useDrop(attach);
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    attach(files);
  };

  return (
    <form onSubmit={submit} className="relative flex flex-col gap-2 px-3 pt-2 pb-3">
      {held && (
        <Held
          answer={held}
          onSend={leave}
          onReview={() => {
            edit(mode, { since: sending.now() });
            setHeld(undefined);
            box.current?.focus();
          }}
        />
      )}
      {draft.quote && <Quoting quote={draft.quote} onRemove={() => edit(mode, { quote: null })} />}
      <MentionBox
        box={box}
        id={composerId}
        internal={internal}
        invalid={saving.wrongs.thin}
        label={
          internal ? t("conversations.compose.commentLabel") : t("conversations.compose.replyTo", { name })
        }
        placeholder={
          internal
            ? t("conversations.compose.commentPlaceholder")
            : t("conversations.compose.placeholder", { name })
        }
        text={draft.text}
        onText={write}
        onMention={(person) => edit(mode, { mentions: [...draft.mentions, person] })}
        onSubmit={() => submit()}
        onEscape={leaveComposer}
        {...(internal && { onKey: note.onKey })}
        onPaste={paste}
      />
      {internal && <NoteParts writer={note} wrongs={saving.wrongs} />}
      <Attachments
        files={draft.files}
        uploads={uploads}
        onRemove={(id) => edit(mode, { files: draft.files.filter((file) => file.id !== id) })}
      />
      <div className="flex items-center gap-2">
        <AttachButton onFiles={attach} />
        <p aria-live="polite" className="min-w-0 flex-1 truncate text-small text-soft">
          {left !== undefined && (
            <span className={left < 0 ? "font-medium text-breach" : undefined}>
              {left < 0
                ? t("conversations.compose.over", { count: -left })
                : t("conversations.compose.left", { count: left })}
            </span>
          )}
          {left === undefined && busy && t("conversations.compose.waitUpload")}
          {left === undefined && !busy && pieces > 1 && t("conversations.compose.split", { count: pieces })}
          {left === undefined && !busy && pieces < 2 && draft.text !== "" && (
            <span className="pointer-coarse:hidden">{t("conversations.compose.newLine")}</span>
          )}
        </p>
        <Button
          type="submit"
          variant={mode === "reply" ? "primary" : "plain"}
          icon={mode === "reply" ? SendHorizontal : Lock}
          disabled={!ready}
          loading={saving.busy}
        >
          {t(mode === "reply" ? "conversations.compose.send" : "conversations.compose.saveComment")}
        </Button>
      </div>
      {over && (
        <p className="pointer-events-none absolute inset-1 flex items-center justify-center rounded-base border-2 border-dashed border-accent bg-ground font-medium text-accent">
          {t("conversations.compose.dropHere")}
        </p>
      )}
    </form>
  );
}
