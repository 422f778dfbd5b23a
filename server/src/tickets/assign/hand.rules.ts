import type { Failure } from "@relevo/contract/refusals.ts";
import type { Target } from "../../assignment/transfer.rules.ts";
import type { By } from "../../platform/caller.ts";
import { mayEdit, type TicketStanding } from "../can.rules.ts";

export interface Handing {
  ticket: TicketStanding & { number: number; group_id: string | null };
  target: Target;
  /** A person who gets it works in its funnel. */
  works: boolean;
}

/** What stands against giving a ticket to somebody, beside what its conversations say. */
export function handFailures(by: By, { ticket, target, works }: Handing): Failure[] {
  const may = mayEdit(by, ticket);
  if (may !== true) return [{ code: may, data: { number: ticket.number } }];
  const already =
    target.kind === "member"
      ? target.id === ticket.owner_id
      : ticket.owner_id === null && ticket.group_id === (target.kind === "group" ? target.id : null);
  if (already) return [{ code: "TARGET_SELF" }];
  if (target.kind !== "member") return [];
  if (!target.active) return [{ code: "TARGET_INACTIVE" }];
  return target.role === "viewer" || !works ? [{ code: "TARGET_NOT_MEMBER" }] : [];
}
