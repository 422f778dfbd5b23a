import { Lock, Reply } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Action } from "../../design/action.ts";
import { classes } from "../../design/classes.ts";
import { Kbd } from "../../design/Kbd.tsx";
import { keycaps } from "../../design/shortcut.rules.ts";
import { mac, useKeyOf } from "../../shell/keys.ts";
import type { Mode } from "./draft.rules.ts";

/** Answer the customer, or write for the team: which of the two is always in sight. */
export function ModeSwitch({
  mode,
  onChange,
  reply,
  comment,
}: {
  mode: Mode;
  onChange: (mode: Mode) => void;
  reply: Action;
  comment: Action;
}) {
  const { t } = useTranslation();
  const keys = { reply: useKeyOf(reply), comment: useKeyOf(comment) };
  return (
    <div className="px-3 pt-2">
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, of which one is pressed; no fields */}
      <div role="group" aria-label={t("conversations.compose.what")} className="flex items-center gap-1">
        {(["reply", "comment"] as const).map((own) => {
          const Icon = own === "reply" ? Reply : Lock;
          const key = keys[own];
          return (
            <button
              key={own}
              type="button"
              aria-pressed={mode === own}
              aria-keyshortcuts={key}
              onClick={() => onChange(own)}
              className={classes(
                "flex h-7 items-center gap-1.5 rounded-base px-2.5 text-list whitespace-nowrap select-none pointer-coarse:h-10",
                mode !== own && "text-soft hover:bg-hover",
                mode === own && own === "reply" && "bg-selected font-medium text-accent",
                mode === own &&
                  own === "comment" &&
                  "border border-comment-line bg-ground font-medium text-comment",
              )}
            >
              <Icon aria-hidden size={14} />
              {t(`conversations.compose.${own}`)}
              {key && (
                <span aria-hidden className="max-md:hidden">
                  <Kbd keys={keycaps(key, mac)} />
                </span>
              )}
            </button>
          );
        })}
      </div>
      {mode === "comment" && (
        <p className="flex items-center gap-1.5 pt-2 text-list font-medium text-comment">
          <Lock aria-hidden size={14} />
          {t("conversations.compose.internal")}
        </p>
      )}
    </div>
  );
}
