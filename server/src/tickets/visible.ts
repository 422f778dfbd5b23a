import {
  type Viewer as ConversationViewer,
  isVisible,
  type Sight,
  visibleWhere,
} from "../conversations/visible.ts";
import type { Caller } from "../platform/caller.ts";

export type Viewer = ConversationViewer & Pick<Caller, "funnels">;

/** What decides who sees a ticket. */
export interface TicketSight {
  owner: string | null;
  group: string | null;
  funnel: string;
  state: string;
  /** Conversations linked to it. */
  linked: readonly Sight[];
  /** Other conversations of its requester. */
  others: readonly Sight[];
  /** Who owns an open ticket of its requester. */
  holders: readonly (string | null)[];
}

/**
 * Who sees a ticket: admins all; everybody else their own, and those with a conversation in sight; supervisors and
 * viewers those of the funnels they work in. Of their funnels agents see what nobody owns, where the funnel shows it
 * (their groups' part), and, unless it is strict, archived tickets of contacts they have a conversation or an open
 * ticket of. `ticketVisibleWhere` is the same rule in SQL; a property test holds them equal.
 */
export function isTicketVisible(viewer: Viewer, sight: TicketSight): boolean {
  const { owner, group, funnel, state, linked, others, holders } = sight;
  if (viewer.role === "admin" || owner === viewer.member) return true;
  if (linked.some((one) => isVisible(viewer, one))) return true;
  const works = viewer.funnels.find((one) => one.funnel === funnel);
  if (!works) return false;
  if (viewer.role !== "agent") return true;
  if (state === "open")
    return works.sees === "queue" && owner === null && (group === null || viewer.groups.includes(group));
  return (
    works.history === "shared" &&
    (holders.includes(viewer.member) || others.some((one) => isVisible(viewer, one)))
  );
}

/** The predicate over a tickets row called `alias`, with its parameters from `$first` on. */
export function ticketVisibleWhere(
  viewer: Viewer,
  alias: string,
  first: number,
): { sql: string; values: unknown[] } {
  if (viewer.role === "admin") return { sql: "true", values: [] };
  const talks = visibleWhere(viewer, "seen", first + 4);
  // Two questions, each with an index of its own, asked ticket by ticket: without `offset 0` they are hashed over all conversations.
  const through = (column: string) =>
    `exists (select from conversations seen where seen.account_id = ${alias}.account_id and ${column} and ${talks.sql} offset 0)`;
  const [member, whole, queue, shared] = [first, first + 1, first + 2, first + 3].map((n) => `$${n}`);
  const groups = `$${first + 4 + talks.values.length}`;
  const holds = `exists (select from tickets held where held.account_id = ${alias}.account_id
    and held.contact_id = ${alias}.contact_id and held.state = 'open' and held.owner_id = ${member})`;
  const funnels = (holds: (one: Viewer["funnels"][number]) => boolean) =>
    viewer.funnels.filter(holds).map(({ funnel }) => funnel);
  const agent = viewer.role === "agent";
  return {
    sql: `(coalesce(${alias}.owner_id = ${member}, false) or ${alias}.funnel_id = any(${whole}::uuid[])
      or ${alias}.state = 'open' and ${alias}.owner_id is null and ${alias}.funnel_id = any(${queue}::uuid[])
        and (${alias}.group_id is null or ${alias}.group_id = any(${groups}::uuid[]))
      or ${through(`seen.ticket_id = ${alias}.id`)}
      or ${alias}.state = 'archived' and ${alias}.funnel_id = any(${shared}::uuid[])
        and (${holds} or ${through(`seen.contact_id = ${alias}.contact_id`)}))`,
    values: [
      viewer.member,
      agent ? [] : funnels(() => true),
      agent ? funnels(({ sees }) => sees === "queue") : [],
      agent ? funnels(({ history }) => history === "shared") : [],
      ...talks.values,
      viewer.groups,
    ],
  };
}
