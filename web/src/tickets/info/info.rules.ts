import type { ReturnTarget } from "@relevo/contract/resolution-rules.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";
import type { TicketAct } from "../move/act.rules.ts";

/** What a person chose in the ticket's information. */
export interface Choice {
  resolution: Ticket["resolution"];
  /** Off until it is switched on. */
  archive: boolean;
  returnTo?: ReturnTarget | undefined;
}

/** What saving it does; undefined where nothing was changed. */
export function infoAct(
  now: Ticket["resolution"],
  { resolution, archive, returnTo }: Choice,
): TicketAct | undefined {
  if (resolution === now && !archive) return undefined;
  return {
    kind: "resolve",
    resolution: resolution === now ? undefined : resolution,
    marks: resolution,
    archive,
    returnTo: (archive && returnTo) || null,
  };
}
