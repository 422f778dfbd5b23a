import type { Group, Member } from "@relevo/contract/people.ts";

/** Who may be given a conversation of an inbox: those who serve it and work, the ones ready for it first. */
export function servingMembers(
  members: readonly Member[],
  inboxId: string,
  online: ReadonlySet<string> | undefined,
): Member[] {
  return members
    .filter((member) => member.active && member.role !== "viewer" && serves(member, inboxId))
    .map((member) => (online ? { ...member, online: online.has(member.id) } : member))
    .sort((one, other) => readiness(other) - readiness(one) || one.name.localeCompare(other.name));
}

/** The teams in whose queue a conversation of an inbox may be put. */
export function servingGroups(groups: readonly Group[], inboxId: string): Group[] {
  return groups.filter((group) => serves(group, inboxId));
}

function serves({ inboxes }: { inboxes: readonly { id: string }[] }, inboxId: string): boolean {
  return inboxes.some(({ id }) => id === inboxId);
}

function readiness({ online, available }: Member): number {
  return (online ? 2 : 0) + (available ? 1 : 0);
}
