import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../design/action.ts";
import { classes } from "../design/classes.ts";
import { option } from "../design/control.ts";
import { veil } from "../design/Dialog.tsx";
import { Kbd } from "../design/Kbd.tsx";
import { keycaps } from "../design/shortcut.rules.ts";
import { actionsNow } from "./actions.ts";
import { mac, useKeyOf } from "./keys.ts";

/** Everything that can be done here, found by typing. What is offered is read once, when it opens. */
export default function CommandBar({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [actions] = useState(() => actionsNow().filter((action) => action.id !== "shell.commands"));
  const run = (action: Action) => {
    onClose();
    if (!action.refusal) action.run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={veil} />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-2 pt-[12dvh]">
          <Dialog.Popup
            aria-label={t("shell.commandBar")}
            className="flex max-h-[70dvh] w-full max-w-xl flex-col overflow-hidden rounded-large bg-raised shadow-float outline-none"
          >
            <Autocomplete.Root
              open
              inline
              items={actions}
              itemToStringValue={(action: Action) => t(action.label)}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex items-center gap-2 border-b border-line px-4">
                <Search aria-hidden size={16} className="shrink-0 text-soft" />
                <Autocomplete.Input
                  aria-label={t("shell.commandBar")}
                  placeholder={t("shell.commandHint")}
                  className="h-11 w-full bg-transparent outline-none"
                />
              </div>
              <Autocomplete.Empty className="px-4 text-soft not-empty:py-4">
                {t("design.noMatch")}
              </Autocomplete.Empty>
              <Autocomplete.List className="scroll-quiet min-h-0 overflow-y-auto p-1.5 data-empty:p-0">
                {(action: Action) => (
                  <Autocomplete.Item
                    key={action.id}
                    value={action}
                    onClick={() => run(action)}
                    className={classes(option, "px-2.5")}
                  >
                    <Entry action={action} />
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entry({ action }: { action: Action }) {
  const { t } = useTranslation();
  const key = useKeyOf(action);
  const Icon = action.icon;
  return (
    <>
      <Icon aria-hidden size={16} className="shrink-0 text-soft" />
      <span className={classes("min-w-0 flex-1 truncate", action.refusal !== undefined && "text-soft")}>
        {t(action.label)}
        {action.refusal && <span className="text-small"> · {action.refusal}</span>}
      </span>
      {key && <Kbd keys={keycaps(key, mac)} />}
    </>
  );
}
