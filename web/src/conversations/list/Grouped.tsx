import type { Conversation } from "@relevo/contract/conversations.ts";
import { type ReactNode, useEffect, useMemo } from "react";
import { GroupLine } from "./GroupLine.tsx";
import { byContact } from "./groups.rules.ts";
import type { Frame } from "./Rows.tsx";
import type { Selection } from "./selection.ts";

/** What stands together must have been read: so many at most, in rows. */
const MOST = 500;

/** Vencidas: by contact, who waits for an answer first. Orders the rows and heads those of one contact. */
export default function Grouped({
  rows,
  more,
  selection,
  children,
}: {
  rows: readonly Conversation[];
  more: () => void;
  selection: Selection | undefined;
  children: (rows: readonly Conversation[], frame: Frame) => ReactNode;
}) {
  const groups = useMemo(() => byContact(rows), [rows]);
  const ordered = useMemo(() => groups.flat(), [groups]);
  const groupOf = useMemo(() => {
    const several = groups.filter(({ length }) => length > 1);
    return new Map(several.flatMap((group) => group.map(({ id }) => [id, group] as const)));
  }, [groups]);
  useEffect(() => {
    if (rows.length < MOST) more();
  }, [rows.length, more]);
  return children(ordered, ({ id }, row) => {
    const group = groupOf.get(id);
    if (!group) return row;
    return (
      <>
        {group[0].id === id && <GroupLine of={group} selection={selection} />}
        <div className="ps-3">{row}</div>
      </>
    );
  });
}
