import { commentWords } from "@relevo/contract/comment-presets.ts";
import { type CommentTrigger, commentTriggers } from "@relevo/contract/policies.ts";
import type { Language } from "@relevo/contract/words.ts";
import { Heading, LayoutTemplate } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { classes } from "../../../design/classes.ts";
import { IconButton } from "../../../design/IconButton.tsx";
import { Kbd } from "../../../design/Kbd.tsx";
import { Menu, MenuItem } from "../../../design/Menu.tsx";
import { ChipDatum } from "./ChipDatum.tsx";
import { triggerIcons } from "./icons.ts";
import { withChip, withoutChip } from "./note.rules.ts";
import type { NoteWriter } from "./use-note-writer.ts";

/** What a comment answers, each with its one datum, and what helps to write it. */
export function NoteTools({
  writer,
  lacking,
}: {
  writer: NoteWriter;
  /** Chips that were refused for want of their datum. */
  lacking: readonly CommentTrigger[];
}) {
  const { t, i18n } = useTranslation();
  const { note, edit, heading, preset } = writer;
  const { presets } = commentWords[i18n.language as Language];
  const isOn = (trigger: CommentTrigger) => note.chips.some((chip) => chip.trigger === trigger);
  const press = (trigger: CommentTrigger) =>
    edit({
      chips: isOn(trigger)
        ? withoutChip(note.chips, trigger)
        : withChip(note.chips, trigger, new Date().toISOString()),
    });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-1.5">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons that are pressed or not; no fields */}
        <div role="group" aria-label={t("conversations.note.chips")} className="contents">
          {commentTriggers.map((trigger) => {
            const Icon = triggerIcons[trigger];
            const on = isOn(trigger);
            return (
              <button
                key={trigger}
                type="button"
                aria-pressed={on}
                onClick={() => press(trigger)}
                className={classes(
                  "flex h-6.5 items-center gap-1 rounded-full border px-2 text-small whitespace-nowrap select-none pointer-coarse:h-9",
                  on
                    ? "border-comment-line bg-ground font-medium text-comment"
                    : "border-rim text-soft hover:bg-hover",
                )}
              >
                <Icon aria-hidden size={12} />
                {t(`conversations.note.triggers.${trigger}`)}
              </button>
            );
          })}
        </div>
        <span className="ms-auto flex items-center">
          <IconButton
            size="small"
            side="top"
            type="button"
            icon={Heading}
            label={t("conversations.note.heading")}
            hint={<Kbd keys={["Alt", "H"]} />}
            onClick={heading}
          />
          <Menu
            align="end"
            side="top"
            trigger={
              <Button size="small" variant="quiet" type="button" icon={LayoutTemplate}>
                {t("conversations.note.presets")}
              </Button>
            }
          >
            {(["missing_data", "external", "handover"] as const).map((trigger) => (
              <MenuItem
                key={trigger}
                icon={triggerIcons[trigger]}
                onClick={() => preset(trigger, presets[trigger])}
              >
                {t(`conversations.note.preset.${trigger}`)}
              </MenuItem>
            ))}
          </Menu>
        </span>
      </div>
      {note.chips.map((chip) => (
        <ChipDatum
          key={chip.trigger}
          chip={chip}
          lacking={lacking.includes(chip.trigger)}
          onChange={(next) =>
            edit({ chips: note.chips.map((old) => (old.trigger === next.trigger ? next : old)) })
          }
        />
      ))}
    </div>
  );
}
