import type { TicketCan } from "@relevo/contract/board.ts";
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

/** Administrators take an archived one back onto the board. */
export function mayRestore(by: By, { state }: TicketStanding): true | RefusalCode {
  if (!isMachine(by) && !abilitiesOf(by.role).includes("settings.write")) return "FORBIDDEN";
  return state === "archived" || "NOT_ARCHIVED";
}

/** What somebody may do to a ticket they see. The commands ask the same functions. */
export function ticketCan(by: By, row: TicketStanding): TicketCan {
  const edit = mayEdit(by, row);
  return { move: edit, edit, resolve: edit, archive: edit, restore: mayRestore(by, row), assign: edit };
}
