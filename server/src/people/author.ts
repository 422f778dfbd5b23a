import { type By, isMachine } from "../platform/caller.ts";
import { refuse } from "../platform/refusal.ts";

/** Who leaves something: a member, or the workflow whose runs a machine acts for. @throws FORBIDDEN for any other machine */
export function authorOf(by: By): { member: string | null; workflow: string | null } {
  if (!isMachine(by)) return { member: by.member, workflow: null };
  return { member: null, workflow: by.runs?.[0]?.workflow ?? refuse("FORBIDDEN") };
}

/** Who left something, as the wire carries it: of a members row and a workflows row, of which one is there. */
export function authorSql(member: string, workflow: string): string {
  return `case when ${member}.id is not null
    then jsonb_build_object('kind', 'member', 'id', ${member}.id, 'name', ${member}.name)
    else jsonb_build_object('kind', 'workflow', 'id', ${workflow}.id, 'name', ${workflow}.name) end`;
}
