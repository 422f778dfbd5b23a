import { z } from "zod";

export const roles = ["viewer", "agent", "supervisor", "admin"] as const;
/** A member's role in one account: reads only · works on conversations · leads inboxes · configures. */
export const Role = z.enum(roles).meta({ id: "Role" });
export type Role = z.infer<typeof Role>;

export const abilities = [
  /** Read the conversations one may see, and the names of inboxes and people. */
  "conversations.read",
  /** Reply, comment, claim, move, hand on one's own. */
  "conversations.work",
  /** Assign any conversation in one's inboxes, override the close guard where the policy lets, reopen. */
  "conversations.lead",
  /** Read who did what, when and why, in the whole account. */
  "audit.read",
  /** Inboxes and their policies, reasons, calendars, connections, keys. */
  "settings.write",
  /** Read workflows, their runs and figures. */
  "workflows.read",
  /** Make, publish, stop and simulate workflows; cancel and resume their runs. */
  "workflows.write",
  /** Invite, deactivate, change roles and groups. */
  "people.write",
  /** What arrived and could not be received; the release of a restored desk. */
  "operations",
] as const;
export const Ability = z.enum(abilities).meta({ id: "Ability" });
export type Ability = z.infer<typeof Ability>;
