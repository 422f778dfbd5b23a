import type { MessageItem } from "@relevo/contract/messages.ts";
import { useTranslation } from "react-i18next";

/** The message answered to; a press leads to it. */
export function Quoted({
  replyTo: { id, author: told, text },
  onJump,
}: {
  replyTo: NonNullable<MessageItem["replyTo"]>;
  onJump: (id: string) => void;
}) {
  const { t } = useTranslation();
  const author = told || t("conversations.said.customer");
  return (
    <button
      type="button"
      onClick={() => onJump(id)}
      className="mb-1.5 block w-full rounded-small border-s-2 border-accent bg-ground/60 px-2 py-1 text-start text-list hover:bg-hover"
    >
      <span className="sr-only">{t("conversations.said.goToQuoted", { author })}: </span>
      <span aria-hidden className="block truncate font-medium text-accent">
        {author}
      </span>
      <span dir="auto" className="line-clamp-2 text-soft">
        {text || t("conversations.said.quotedEmpty")}
      </span>
    </button>
  );
}
