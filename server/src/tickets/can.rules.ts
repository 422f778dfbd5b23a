import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { abilitiesOf, type By, isMachine } from "../platform/caller.ts";

export interface TicketStanding {
  state: string;
  owner_id: string | null;
}

/** Its owner, whoever sees one that nobody owns, and those who lead; a closed ticket takes no edit from people. */
export function mayEdit(by: By, { state, owner_id }: TicketStanding): true | RefusalCode {
  if (!isMachine(by)) {
    const abilities = abilitiesOf(by.role);
    if (!abilities.includes("conversations.work")) return "FORBIDDEN";
    const mine = owner_id === null || owner_id === by.member;
    if (!mine && !abilities.includes("conversations.lead")) return "FORBIDDEN";
  }
  return state === "open" || "TICKET_ARCHIVED";
}
