import { Reply, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import type { Draft } from "./draft.rules.ts";

/** The message one answers to. */
export function Quoting({ quote, onRemove }: { quote: NonNullable<Draft["quote"]>; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-2 rounded-base border-s-2 border-accent bg-sunk py-1 ps-2.5 pe-1">
      <Reply aria-hidden size={16} className="shrink-0 text-soft" />
      <p className="min-w-0 flex-1 text-list">
        <span className="block truncate font-medium">
          {t("conversations.compose.quoting", { name: quote.author })}
        </span>
        <span dir="auto" className="block truncate text-soft">
          {quote.text || t("conversations.said.quotedEmpty")}
        </span>
      </p>
      <IconButton
        size="small"
        type="button"
        icon={X}
        label={t("conversations.compose.unquote")}
        onClick={onRemove}
      />
    </div>
  );
}
