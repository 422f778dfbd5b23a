import type { Outcome } from "@relevo/contract/closing.ts";
import type { Funnel } from "@relevo/contract/funnels.ts";
import type { ReturnTarget } from "@relevo/contract/resolution-rules.ts";
import type { TicketAct } from "@relevo/contract/ticket-acts.ts";
import { firstStage } from "../stage.rules.ts";
import type { BulkKind } from "./BulkDialog.tsx";

/** What a person says along with an act on many. */
export interface BulkDraft {
  /** Both null: to nobody. Null: not said yet. */
  to: { memberId: string | null; groupId: string | null } | null;
  why: string;
  reasonId: string | null;
  archive: boolean;
  returnTo: ReturnTarget | null;
  outcome: Outcome;
  confirmed: boolean;
}

/** Nothing said yet; who comes back begins where the funnel begins. */
export function beginning(funnel: Funnel): BulkDraft {
  const first = firstStage(funnel);
  return {
    to: null,
    why: "",
    reasonId: null,
    archive: false,
    returnTo: first ? { funnelId: funnel.id, stageId: first.id } : null,
    outcome: "resolved",
    confirmed: false,
  };
}

/** Whether it has been said who gets them: nobody is a choice, too, and none to come upon by Enter. */
export function isSaid(asked: BulkKind, { to }: Pick<BulkDraft, "to">): boolean {
  return asked.kind !== "assign" || to !== null;
}

/** The act as the server takes it. */
export function actOf(asked: BulkKind, draft: BulkDraft): TicketAct {
  const { to, why, reasonId, returnTo, outcome, confirmed } = draft;
  const along = { reasonId, changes: {}, closing: { outcome, note: "" }, confirmed };
  const { memberId, groupId } = to ?? { memberId: null, groupId: null };
  if (asked.kind === "assign") return { kind: "assign", memberId, groupId, reason: why.trim() };
  if (asked.kind === "move")
    return { kind: "move", stageId: asked.spot.stage.id, clearResolution: false, ...along };
  if (asked.kind === "archive") return { kind: "resolve", archive: true, returnTo, ...along };
  const { archive } = draft;
  return { kind: "resolve", resolution: asked.kind, archive, returnTo: archive ? returnTo : null, ...along };
}
