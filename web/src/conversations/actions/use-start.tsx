import { SquarePen } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Action } from "../../design/action.ts";
import { loadLaterWords } from "../../i18n/start.ts";
import { useCan } from "../../people/me.ts";
import { useActions } from "../../shell/actions.ts";

const StartDialog = lazy(async () => {
  const [module] = await Promise.all([import("../../templates/StartDialog.tsx"), loadLaterWords()]);
  return module;
});

/** Escribir a un cliente: the action, and the dialog it opens. */
export function useStart(): { action: Action; dialog: ReactNode } {
  const works = useCan("conversations.work");
  const [open, setOpen] = useState(false);
  const action: Action = {
    id: "conversation.start",
    label: "conversations.act.start",
    icon: SquarePen,
    visible: works,
    run: () => setOpen(true),
  };
  useActions([action]);
  return {
    action,
    dialog: open && (
      <Suspense>
        <StartDialog onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}
