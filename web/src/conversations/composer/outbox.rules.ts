import { type Draft, list, type Mode, readParts, record } from "./draft.rules.ts";

/** Something that was sent from here and that the server has not yet taken. */
export interface Outgoing extends Omit<Draft, "since"> {
  /** The message's own id: sent again, it is the same message. */
  id: string;
  conversationId: string;
  /** Who wrote it: another person on the same browser is not shown it. */
  memberId: string;
  mode: Mode;
  at: string;
  /** Why the server has not taken it, in the person's words; empty when nobody knows; null while on its way. */
  problem: string | null;
}

/** What a reload finds: of what was on its way nobody knows whether it arrived, so a person decides. */
export function readOutbox(raw: unknown): Outgoing[] {
  return list(raw).flatMap((value): Outgoing[] => {
    const { id, conversationId, memberId, mode, text, at, problem } = record(value);
    if (typeof id !== "string" || typeof conversationId !== "string" || typeof memberId !== "string")
      return [];
    if (typeof text !== "string" || typeof at !== "string") return [];
    return [
      {
        id,
        conversationId,
        memberId,
        mode: mode === "comment" ? "comment" : "reply",
        text,
        ...readParts(value),
        at,
        problem: typeof problem === "string" ? problem : "",
      },
    ];
  });
}
