import type { Caller } from "../platform/caller.ts";

/** What decides who sees a conversation. */
export interface Sight {
  inbox: string;
  owner: string | null;
  group: string | null;
  state: string;
}
export type Viewer = Pick<Caller, "member" | "role" | "serves" | "groups">;

/**
 * Who sees a conversation: admins all; supervisors and viewers the inboxes they serve; agents their own,
 * and of the inboxes they serve what the inbox shows: nothing more, its queue (their groups' part of it, and what
 * expired in it), or everything. `visibleWhere` is the same rule in SQL; a property test holds them equal.
 */
export function isVisible(viewer: Viewer, { inbox, owner, group, state }: Sight): boolean {
  if (viewer.role === "admin") return true;
  if (owner === viewer.member) return true;
  const serving = viewer.serves.find((one) => one.inbox === inbox);
  if (!serving) return false;
  if (viewer.role !== "agent" || serving.visibility === "inbox") return true;
  return (
    serving.visibility === "queue" &&
    owner === null &&
    (state === "queued" || state === "expired") &&
    (group === null || viewer.groups.includes(group))
  );
}

/** The predicate over a conversations row called `alias`, with its parameters from `$first` on. */
export function visibleWhere(
  viewer: Viewer,
  alias: string,
  first: number,
): { sql: string; values: unknown[] } {
  if (viewer.role === "admin") return { sql: "true", values: [] };
  const whole = viewer.serves.filter(({ visibility }) => viewer.role !== "agent" || visibility === "inbox");
  const queue =
    viewer.role === "agent" ? viewer.serves.filter(({ visibility }) => visibility === "queue") : [];
  const [member, all, queued, groups] = [first, first + 1, first + 2, first + 3].map((n) => `$${n}`);
  return {
    sql: `(${alias}.owner_id = ${member} or ${alias}.inbox_id = any(${all}::uuid[]) or (${alias}.inbox_id = any(${queued}::uuid[])
      and ${alias}.state in ('queued', 'expired') and ${alias}.owner_id is null and (${alias}.group_id is null or ${alias}.group_id = any(${groups}::uuid[]))))`,
    values: [viewer.member, whole.map(({ inbox }) => inbox), queue.map(({ inbox }) => inbox), viewer.groups],
  };
}
