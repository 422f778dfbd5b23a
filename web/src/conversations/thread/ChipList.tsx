import type { CommentChip } from "@relevo/contract/messages.ts";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { triggerIcons } from "../composer/note/icons.ts";

/** What a comment answers, each with its datum. */
export function ChipList({ chips }: { chips: readonly CommentChip[] }) {
  const { t } = useTranslation();
  const datum = useDatum();
  if (chips.length === 0) return null;
  return (
    <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label={t("conversations.note.chips")}>
      {chips.map((chip) => {
        const Icon = triggerIcons[chip.trigger];
        const words = datum(chip);
        return (
          <li
            key={chip.trigger}
            className="flex max-w-full items-start gap-1.5 rounded-small border border-comment-line bg-ground px-1.5 py-0.5 text-small"
          >
            <Icon aria-hidden size={12} className="mt-0.5 shrink-0 text-comment" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="font-medium text-comment">
                {t(`conversations.note.triggers.${chip.trigger}`)}
              </span>
              {words && `: ${words}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function useDatum(): (chip: CommentChip) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (chip) => {
    if (chip.trigger === "missing_data") return chip.missing ?? "";
    if (chip.trigger === "handover") return chip.next ?? "";
    if (chip.trigger !== "external") return "";
    const { channel, at } = chip;
    const when = at ? `${formats.day(at)}, ${formats.clock(at)}` : "";
    return [channel && t(`conversations.note.channels.${channel}`), when].filter(Boolean).join(" · ");
  };
}
