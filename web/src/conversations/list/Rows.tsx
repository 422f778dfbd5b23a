import type { Conversation } from "@relevo/contract/conversations.ts";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { VirtualList, type VirtualListHandle } from "../../design/VirtualList.tsx";
import { isExpired } from "../place.rules.ts";
import type { Place } from "../place.ts";
import { ConversationRow } from "./ConversationRow.tsx";
import type { Selection } from "./selection.ts";
import { useMoves } from "./use-moves.ts";

/** Puts around a row what belongs with it. */
export type Frame = (conversation: Conversation, row: ReactNode) => ReactNode;

interface RowsProps {
  rows: readonly Conversation[];
  place: Place;
  /** Reads on. */
  more: () => void;
  list: RefObject<VirtualListHandle | null>;
  selection: Selection | undefined;
  frame?: Frame;
}

/** One row after the other. */
export function Rows({ rows, place, more, list, selection, frame = (_, row) => row }: RowsProps) {
  const { t } = useTranslation();
  const { view, openId } = place;
  useMoves(rows, place, list);
  const owners = view.hygiene !== undefined || (view.tab !== "mine" && view.tab !== "waiting");
  return (
    <VirtualList
      items={rows}
      keyOf={({ id }) => id}
      estimate={60}
      label={t("conversations.list")}
      arrivals={(count) => t("conversations.arrived", { count })}
      onEnd={more}
      handle={list}
    >
      {(row) =>
        frame(
          row,
          <ConversationRow
            conversation={row}
            chosen={row.id === openId}
            picked={selection?.chosen.has(row.id)}
            onPick={selection?.toggle}
            owners={owners}
            tickets={isExpired(view)}
          />,
        )
      }
    </VirtualList>
  );
}
