import type { Funnel } from "@relevo/contract/funnels.ts";
import type { Member } from "@relevo/contract/people.ts";

/** Who can take charge of a ticket of a funnel: active people who work in it; administrators always do. */
export function takersOf<One extends Pick<Member, "id" | "active" | "role">>(
  members: readonly One[],
  funnel: Pick<Funnel, "access" | "memberIds"> | undefined,
): One[] {
  return members.filter(
    ({ id, active, role }) =>
      active &&
      role !== "viewer" &&
      (role === "admin" || funnel?.access !== "members" || funnel.memberIds.includes(id)),
  );
}
