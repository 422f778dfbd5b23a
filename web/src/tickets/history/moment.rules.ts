import type { TicketMoment } from "@relevo/contract/board.ts";
import type { historyEs } from "./history.es.ts";

type Said = typeof historyEs.said;
/** The sentence of a moment, as the end of its key. */
export type MomentKey = Exclude<keyof Said, "resolved"> | `resolved.${keyof Said["resolved"]}`;

/** Which sentence tells what happened. */
export function momentKey({ kind, resolution, actor, from, to }: TicketMoment): MomentKey {
  if (kind === "resolved") return `resolved.${resolution ?? "won"}`;
  if (kind === "archived") return to === null ? "archived" : "archivedTo";
  if (kind === "assigned" && to === null) return "released";
  if (kind === "assigned" && from === null) return actor?.name === to ? "taken" : "given";
  return kind;
}

/** The data of a ticket that an event names by itself; the rest are the company's own. */
const named = ["subject", "description", "value", "nextStep", "nextStepAt"] as const;
export type NamedCode = (typeof named)[number];

/** What a code of a change names: one of the desk's data, or the id of one of the company's. */
export function codeOf(code: string): { name: NamedCode } | { field: string } {
  const name = named.find((one) => one === code);
  return name ? { name } : { field: code.replace(/^field:/, "") };
}
