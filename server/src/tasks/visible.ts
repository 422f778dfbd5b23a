import { type Viewer, visibleWhere } from "../conversations/visible.ts";

/** Over a tasks row called `k`: one's own, and those of conversations one sees. Parameters from `$first` on. */
export function taskVisibleWhere(viewer: Viewer, first: number): { sql: string; values: unknown[] } {
  if (viewer.role === "admin") return { sql: "true", values: [] };
  const sight = visibleWhere(viewer, "seen", first + 1);
  return {
    sql: `(coalesce(k.owner_id = $${first}, false) or exists (select from conversations seen
      where seen.account_id = k.account_id and seen.id = k.conversation_id and ${sight.sql}))`,
    values: [viewer.member, ...sight.values],
  };
}
