import { PanelRight } from "lucide-react";
import { useState } from "react";
import type { Action } from "../design/action.ts";
import { roomy, useMedia } from "../design/media.ts";
import { useActions } from "./actions.ts";
import { stored, useStored } from "./stored.ts";

const shownSetting = stored("relevo.context", (raw) => raw !== false);

/** The panel beside a thread: a column where there is room (and it stays as it was left), else a sheet. */
export interface ContextPanel {
  column: boolean;
  open: boolean;
  setOpen: (open: boolean) => void;
  /** For the thread's header and the command bar. */
  toggle: Action;
}

export function useContextPanel(): ContextPanel {
  const column = useMedia(roomy);
  const [shown, setShown] = useStored(shownSetting);
  const [sheet, setSheet] = useState(false);
  const open = column ? shown : sheet;
  const setOpen = column ? setShown : setSheet;
  const toggle: Action = {
    id: "shell.context",
    label: open ? "shell.panes.hideContext" : "shell.panes.showContext",
    icon: PanelRight,
    shortcut: "i",
    visible: true,
    run: () => setOpen(!open),
  };
  useActions([toggle]);
  return { column, open, setOpen, toggle };
}
