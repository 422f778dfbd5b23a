import { useTranslation } from "react-i18next";
import type { Action } from "../design/action.ts";
import { Button, type ButtonSize, type ButtonVariant } from "../design/Button.tsx";
import { IconButton } from "../design/IconButton.tsx";
import { Kbd } from "../design/Kbd.tsx";
import { keycaps } from "../design/shortcut.rules.ts";
import { Tooltip } from "../design/Tooltip.tsx";
import { mac, useKeyOf } from "./keys.ts";

/** An action as a button; `bare` without its word, which the tooltip then says. */
export function ActionButton({
  action,
  bare = false,
  variant = "plain",
  size = "base",
}: {
  action: Action;
  bare?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
}) {
  const { t } = useTranslation();
  const key = useKeyOf(action);
  if (!action.visible) return null;
  const { refusal } = action;
  const keys = key && <Kbd keys={keycaps(key, mac)} />;
  const shared = {
    onClick: action.run,
    disabled: refusal !== undefined,
    "aria-keyshortcuts": key?.replace("mod", mac ? "Meta" : "Control"),
  };
  if (bare) {
    return (
      <IconButton
        {...shared}
        icon={action.icon}
        label={t(action.label)}
        hint={refusal ? `· ${refusal}` : keys}
        size={size}
      />
    );
  }
  const button = (
    <Button {...shared} icon={action.icon} variant={action.danger ? "danger" : variant} size={size}>
      {t(action.label)}
    </Button>
  );
  return refusal || keys ? <Tooltip text={refusal ?? keys}>{button}</Tooltip> : button;
}
