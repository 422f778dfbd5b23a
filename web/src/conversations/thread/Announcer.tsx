import type { ThreadItem } from "@relevo/contract/messages.ts";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

/** Reads out what the customer writes while the thread is open; what was there before stays unsaid. */
export function Announcer({ items }: { items: readonly ThreadItem[] | undefined }) {
  const { t } = useTranslation();
  const before = useRef<string>(undefined);
  const last = items?.findLast((item) => item.kind === "message" && item.direction === "in");
  if (items && before.current === undefined) before.current = last?.id ?? "";
  const news = last?.kind === "message" && last.id !== before.current ? last : undefined;
  return (
    <p aria-live="polite" className="sr-only">
      {news &&
        t("conversations.said.arrived", {
          name: news.author.name || t("conversations.said.customer"),
          text: news.text.slice(0, 300) || t(`conversations.types.${news.type}`),
        })}
    </p>
  );
}
