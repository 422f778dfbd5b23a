import type { MessageItem } from "@relevo/contract/messages.ts";
import { useTranslation } from "react-i18next";

/** What the customer or we answered with a sign. */
export function Reactions({ reactions }: Pick<MessageItem, "reactions">) {
  const { t } = useTranslation();
  if (reactions.length === 0) return null;
  return (
    <span className="-mt-1.5 flex gap-1 ps-2">
      {reactions.map(({ emoji, by }) => {
        const words = t(
          by === "contact" ? "conversations.said.reactedContact" : "conversations.said.reactedMember",
          {
            emoji,
          },
        );
        return (
          <span
            key={`${by} ${emoji}`}
            role="img"
            aria-label={words}
            title={words}
            className="inline-flex h-6 items-center rounded-full border border-line bg-raised px-1.5 text-list"
          >
            {emoji}
          </span>
        );
      })}
    </span>
  );
}
