import { useTranslation } from "react-i18next";
import type { Action } from "../design/action.ts";
import { Kbd } from "../design/Kbd.tsx";
import { MenuItem } from "../design/Menu.tsx";
import { keycaps } from "../design/shortcut.rules.ts";
import { mac, useKeyOf } from "./keys.ts";

/** An action as a line of a menu. */
export function ActionItem({ action }: { action: Action }) {
  const { t } = useTranslation();
  const key = useKeyOf(action);
  if (!action.visible) return null;
  return (
    <MenuItem
      icon={action.icon}
      onClick={action.run}
      disabled={action.refusal !== undefined}
      danger={action.danger ?? false}
      hint={
        action.refusal ? (
          <span className="max-w-40 text-small">{action.refusal}</span>
        ) : (
          key && <Kbd keys={keycaps(key, mac)} />
        )
      }
    >
      {t(action.label)}
    </MenuItem>
  );
}
