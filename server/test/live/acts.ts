import type { EventName } from "@relevo/contract/events.ts";
import type { Person } from "../emulators/graph/builders.ts";
import type { DeskWithLine } from "../support/desk-with-line.ts";
import { boardActs } from "./acts/board.ts";
import { closingActs } from "./acts/closing.ts";
import { contactActs } from "./acts/contacts.ts";
import { deskActs } from "./acts/desk.ts";
import { expiryActs } from "./acts/expiry.ts";
import { funnelActs } from "./acts/funnels.ts";
import { hygieneActs } from "./acts/hygiene.ts";
import { ownershipActs } from "./acts/ownership.ts";
import { policyActs } from "./acts/policies.ts";
import { ruleActs } from "./acts/rules.ts";
import { simulationActs } from "./acts/simulations.ts";
import { tagActs } from "./acts/tags.ts";
import { templateActs } from "./acts/templates.ts";
import { wayActs } from "./acts/ticket-acts.ts";
import { ticketActs } from "./acts/tickets.ts";
import { workflowActs } from "./acts/workflows.ts";

/** A customer's fresh conversation, and what an act needs beside it. */
export interface Scene {
  who: Person;
  id: string;
  external: string;
  on: DeskWithLine;
  /** Writes an event that no test can bring about by itself. */
  write(name: EventName, data: object): Promise<void>;
  /** Another number at each act, to make names differ. */
  person: number;
}
export type Acts = Record<EventName, (scene: Scene) => Promise<unknown>>;

/** What makes each event happen. A new event name without an entry here does not compile. */
export const acts: Acts = {
  ...deskActs,
  ...policyActs,
  ...ownershipActs,
  ...closingActs,
  ...contactActs,
  ...ticketActs,
  ...wayActs,
  ...boardActs,
  ...tagActs,
  ...templateActs,
  ...expiryActs,
  ...funnelActs,
  ...ruleActs,
  ...hygieneActs,
  ...workflowActs,
  ...simulationActs,
};
