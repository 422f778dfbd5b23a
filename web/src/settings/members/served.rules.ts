import type { Group, Member } from "@relevo/contract/people.ts";
import type { Named } from "@relevo/contract/words.ts";

/** The inboxes a person serves through their teams, with the names of those teams. */
export function inboxesByGroup(
  member: Pick<Member, "groups">,
  groups: readonly Group[],
): Map<string, string[]> {
  const mine = new Set(member.groups.map(({ id }) => id));
  const found = new Map<string, string[]>();
  for (const group of groups) {
    if (!mine.has(group.id)) continue;
    for (const { id } of group.inboxes) found.set(id, [...(found.get(id) ?? []), group.name]);
  }
  return found;
}

/**
 * The inboxes a person serves by themselves, as far as it can be told: what a team gives them is counted as the
 * team's. An administrator sees every inbox, which says nothing of their own: none.
 */
export function ownInboxes(
  member: Pick<Member, "role" | "inboxes">,
  byGroup: ReadonlyMap<string, unknown>,
): string[] {
  if (member.role === "admin") return [];
  return member.inboxes.filter(({ id }: Named) => !byGroup.has(id)).map(({ id }) => id);
}
