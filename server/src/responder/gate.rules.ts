import type { StageKind } from "@relevo/contract/funnels.ts";
import { isOpen } from "../conversations/state.rules.ts";

/** What decides whether the AI speaks in a conversation. */
export interface Standing {
  state: string;
  /** The confirmed one. */
  ticket: { state: "open" | "archived"; kind: StageKind } | null;
  /** The customer waits for somebody's answer. */
  waits: boolean;
  /** What the customer said last. */
  last: string | null;
  /** The AI has answered that already. */
  answered: boolean;
}
/** Why it stays silent; `nothing`: it has nothing to say. */
export type Silence = "nothing" | "no_ticket" | "archived" | "human_stage" | "ended" | "answered" | "newer";

/** May what the AI wrote leave? Only while the conversation's ticket is open in an AI stage. */
export function mayLeave({ ticket }: Pick<Standing, "ticket">): true | Silence {
  if (ticket === null) return "no_ticket";
  if (ticket.state !== "open") return "archived";
  return ticket.kind === "ai" || "human_stage";
}

/**
 * May the AI answer here, now? Asked before it thinks, and again before its answer is written.
 * @param asked the message it was asked to answer; another one since then has a turn of its own
 */
export function mayAnswer(standing: Standing, asked: string | null = standing.last): true | Silence {
  const leaves = mayLeave(standing);
  if (leaves !== true) return leaves;
  if (!isOpen(standing.state)) return "ended";
  if (!standing.waits || standing.answered || standing.last === null) return "answered";
  return standing.last === asked || "newer";
}
