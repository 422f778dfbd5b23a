import { Link } from "@tanstack/react-router";
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Opened } from "../use-opened.tsx";

/** The contact has other conversations open: they are answered twice unless somebody looks. */
export function Duplicates({ duplicates }: Pick<NonNullable<Opened["detail"]>, "duplicates">) {
  const { t } = useTranslation();
  if (duplicates.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-waiting-ground px-4 py-1.5 text-list text-waiting">
      <Copy aria-hidden size={14} className="shrink-0" />
      {t("conversations.said.duplicates", { count: duplicates.length })}
      {duplicates.map(({ id, number, inbox }) => (
        <Link
          key={id}
          to="/conversations/$conversationId"
          params={{ conversationId: id }}
          search
          className="font-medium underline underline-offset-2"
        >
          #{number} · {inbox.name}
        </Link>
      ))}
    </p>
  );
}
