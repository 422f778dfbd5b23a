import type { Conversation } from "@relevo/contract/conversations.ts";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { RefObject } from "react";
import type { Action } from "../../design/action.ts";
import type { VirtualListHandle } from "../../design/VirtualList.tsx";
import { useActions } from "../../shell/actions.ts";
import type { Place } from "../place.ts";
import { focusedRow, focusRow } from "./focus-row.ts";

/**
 * j and k: with the focus in the list they move it from row to row, and Enter opens; in a thread they open the
 * conversation after or before it.
 */
export function useMoves(
  rows: readonly Conversation[] | undefined,
  place: Place,
  list: RefObject<VirtualListHandle | null>,
): void {
  const move = (by: 1 | -1) => {
    const at = rows?.findIndex(({ id }) => id === (focusedRow() ?? place.openId)) ?? -1;
    const next = rows?.[at < 0 ? 0 : at + by];
    if (!next) return;
    list.current?.reveal(next.id);
    if (inThread()) place.open(next.id);
    else focusRow(next.id);
  };
  const none = !rows || rows.length === 0;
  const actions: Action[] = [
    {
      id: "conversation.next",
      label: "conversations.act.next",
      icon: ArrowDown,
      shortcut: "j",
      visible: !none,
      repeats: true,
      run: () => move(1),
    },
    {
      id: "conversation.previous",
      label: "conversations.act.previous",
      icon: ArrowUp,
      shortcut: "k",
      visible: !none,
      repeats: true,
      run: () => move(-1),
    },
  ];
  useActions(actions);
}

function inThread(): boolean {
  return document.activeElement?.closest("[data-shortcuts=thread]") != null;
}
