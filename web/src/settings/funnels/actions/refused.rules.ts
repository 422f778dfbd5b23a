import type { Failure } from "@relevo/contract/refusals.ts";
import { namesIn } from "../../names-in.ts";

/** Why a rule would go round in a ring. */
export interface Ring {
  /** Where it returns to would end the next ticket. */
  returns: boolean;
  /** Stages and inboxes that lead tickets into the rule's own stage, which it would archive as they come in. */
  leads: string[];
  /** Nowhere else in the funnel can a ticket begin. */
  last: boolean;
}

/** What refusals say of it: the one about the return stage points there, the one about its own stage names who leads to it. */
export function ringIn(failures: readonly Failure[]): Ring {
  const closes = failures.filter(({ code }) => code === "RETURN_CLOSES");
  return {
    returns: closes.some(({ pointer }) => pointer !== undefined),
    leads: closes.flatMap(({ data }) => [...namesIn(data, "stages"), ...namesIn(data, "inboxes")]),
    last: failures.some(({ code }) => code === "LAST_STAGE"),
  };
}
