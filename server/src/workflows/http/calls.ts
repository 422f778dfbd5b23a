import type { Callout } from "../../deadlines/kind.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import type { HttpRequest, Outcome } from "../effects.rules.ts";

/** The step of a run a call is made for. `tries`: how often it is asked, with this time. */
export interface CallPlace {
  account: string;
  run: string;
  n: number;
  contact: string;
  tries: number;
}

/** How the engine takes it up again: in the call's own transaction, the contact locked. A run that went on is left alone. */
export interface Answered {
  conclude(tx: Tx, run: string, n: number, outcome: Outcome): Promise<void>;
  /** To be asked again then, with one more try. */
  again(tx: Tx, run: string, n: number, at: Date): Promise<void>;
}

/** Ms after which a call that came to no end is lost with its process: it is asked again, under the same key. */
export function lostAfter({ timeoutMs }: HttpRequest): number {
  return timeoutMs + 60_000;
}

/** Sends a step's request after the commit, and concludes it in a transaction of its own. */
export function callOf(desk: Desk, place: CallPlace, request: HttpRequest, answered: Answered): Callout {
  throw new Error(`not built yet: ${desk.publicUrl()} ${place.run} ${request.method} ${String(answered)}`);
}
