import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../design/action.ts";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { IconButton } from "../design/IconButton.tsx";
import { Kbd } from "../design/Kbd.tsx";
import { Switch } from "../design/Switch.tsx";
import { keycaps, keyFor, written } from "../design/shortcut.rules.ts";
import { actionsNow } from "./actions.ts";
import { keySettings, mac } from "./keys.ts";
import { useStored } from "./stored.ts";

/** The keys of everything that can be done here; each can be changed, and single keys switched off. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [actions] = useState(() => actionsNow().filter((action) => action.shortcut));
  const [settings, setSettings] = useStored(keySettings);
  const [taken, setTaken] = useState<Action>();
  const change = (action: Action, key: string) => {
    const owner = actions.find((other) => other !== action && keyFor(other, settings) === key);
    setTaken(owner);
    if (!owner) setSettings({ ...settings, own: { ...settings.own, [action.id]: key } });
  };
  const restore = (action: Action) => {
    const { [action.id]: _, ...own } = settings.own;
    setSettings({ ...settings, own });
  };
  return (
    <Dialog open onOpenChange={onClose} title={t("shell.keys.title")} description={t("shell.keys.about")}>
      <Switch on={!settings.off} onChange={(on) => setSettings({ ...settings, off: !on })}>
        {t("shell.keys.single")}
      </Switch>
      <p role="status" className="min-h-5 pt-2 text-list text-breach">
        {taken && t("shell.keys.taken", { action: t(taken.label) })}
      </p>
      <ul className="divide-y divide-line">
        {actions.map((action) => (
          <li key={action.id} className="flex min-h-10 items-center gap-2">
            <action.icon aria-hidden size={16} className="text-soft" />
            <span className="flex-1">{t(action.label)}</span>
            {settings.own[action.id] !== undefined && (
              <IconButton
                size="small"
                icon={RotateCcw}
                label={t("shell.keys.restore")}
                onClick={() => restore(action)}
              />
            )}
            <KeyButton
              name={t(action.label)}
              shortcut={keyFor(action, settings) ?? ""}
              onChange={(key) => change(action, key)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function KeyButton({
  name,
  shortcut,
  onChange,
}: {
  name: string;
  shortcut: string;
  onChange: (shortcut: string) => void;
}) {
  const { t } = useTranslation();
  const [listening, setListening] = useState(false);
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={
        listening
          ? undefined
          : t("shell.keys.change", { action: name, key: keycaps(shortcut, mac).join(" ") })
      }
      onClick={() => setListening(true)}
      onBlur={() => setListening(false)}
      onKeyDown={(event) => {
        const key = listening ? written(event.nativeEvent, mac) : undefined;
        if (key === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        setListening(false);
        onChange(key);
      }}
    >
      {listening ? (
        <span className="text-list text-accent">{t("shell.keys.press")}</span>
      ) : (
        <Kbd keys={keycaps(shortcut, mac)} />
      )}
    </Button>
  );
}
