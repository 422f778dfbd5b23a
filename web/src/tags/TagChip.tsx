import type { Tag } from "@relevo/contract/tags.ts";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../design/classes.ts";
import { tagPaint } from "./tag-paint.ts";

/** A tag as it is put on somebody; `onRemove` takes it off. */
export function TagChip({
  tag: { name, colour },
  onRemove,
}: {
  tag: Pick<Tag, "name" | "colour">;
  onRemove?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <span
      className={classes(
        "inline-flex h-6 max-w-full items-center rounded-full text-small font-medium pointer-coarse:h-8",
        onRemove ? "ps-2.5" : "px-2.5",
        tagPaint[colour],
      )}
    >
      <span className="truncate">{name}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={t("conversations.about.tags.remove", { name })}
          title={t("conversations.about.tags.remove", { name })}
          onClick={onRemove}
          className="ms-0.5 flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-hover pointer-coarse:size-8"
        >
          <X aria-hidden size={12} />
        </button>
      )}
    </span>
  );
}
