import type { CloseRequest, Outcome } from "@relevo/contract/closing.ts";
import type { Call } from "@relevo/contract/endpoint.ts";
import type { checkTicket } from "@relevo/contract/ticket-acts.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";

/** What is done to a ticket: it goes to a stage, or is marked and perhaps archived by hand. */
export type TicketAct =
  | {
      kind: "move";
      stageId: string;
      fromStageId?: string | undefined;
      /** How its stage marks what comes in, as far as that is known. */
      marks: Ticket["resolution"];
    }
  | {
      kind: "resolve";
      /** Left out: it stays as it is. */
      resolution: Ticket["resolution"] | undefined;
      /** The mark it has then. */
      marks: Ticket["resolution"];
      archive: boolean;
      returnTo: Ticket["returnTo"];
    };

/** What a person brings along with it. */
export interface Along {
  reasonId: string | null;
  outcome: Outcome | undefined;
  note: string;
  /** Why the customer wrote, where a conversation does not say yet. */
  closeReason: string | undefined;
  confirmed: boolean;
  /** On leaving a won or lost stage: the mark is taken back. */
  clearResolution: boolean;
}

/** The record its open conversations are closed with: unless it is said, what the mark usually means. */
export function closingOf(act: TicketAct | undefined, along: Along): CloseRequest {
  const { outcome, note, closeReason } = along;
  const usual = act?.marks === "lost" ? "no_response" : "resolved";
  return { outcome: outcome ?? usual, note, ...(closeReason && { reasonId: closeReason }) };
}

/** The act as it is sent, to be checked or done. */
export function bodyOf(act: TicketAct, along: Along): Call<typeof checkTicket>["body"] {
  const { reasonId, confirmed, clearResolution } = along;
  const rest = { reasonId, confirmed, closing: closingOf(act, along) };
  if (act.kind === "resolve") {
    const { kind, resolution, archive, returnTo } = act;
    return { kind, archive, returnTo, ...(resolution && { resolution }), ...rest };
  }
  const { kind, stageId, fromStageId } = act;
  return { kind, stageId, clearResolution, ...(fromStageId && { fromStageId }), ...rest };
}
