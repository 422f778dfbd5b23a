import { type Role, roles } from "@relevo/contract/abilities.ts";

/** The one that may do less: a key never does more than its member, nor than the role it was made with. */
export function lowerRole(one: Role, other: Role): Role {
  return roles.indexOf(one) < roles.indexOf(other) ? one : other;
}
