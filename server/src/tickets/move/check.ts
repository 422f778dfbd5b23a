import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { checkTicket, MoveRequest, ResolveRequest } from "@relevo/contract/ticket-acts.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { firstStagesOf } from "../enter/begin.ts";
import { ticketsSeen } from "../load.ts";
import { resolvingFacts } from "../resolve/facts.ts";
import { asksReason } from "../resolve/reason.rules.ts";
import { markIn, resolveFailures } from "../resolve/resolve.rules.ts";
import type { Weighed } from "../resolve/weigh.ts";
import type { TicketRow } from "../rows.ts";
import { movingFacts } from "./facts.ts";
import { mayClear, moveFailures } from "./move.rules.ts";

type Check = Output<typeof checkTicket>;

/** What an act would do and be refused for, asked of the same rules; nothing changes. */
export async function checkOneTicket(
  tx: Tx,
  caller: Caller,
  id: string,
  body: Input<typeof checkTicket>["body"],
): Promise<Check> {
  const row = found((await ticketsSeen(tx, caller, [id])).get(id));
  return body.kind === "move" ? checkMove(tx, caller, row, body) : checkResolve(tx, caller, row, body);
}

async function checkMove(tx: Tx, caller: Caller, row: TicketRow, request: MoveRequest): Promise<Check> {
  const facts = found((await movingFacts(tx, caller, [{ row, request }]))[0]);
  const to = found(facts.to);
  const failures = moveFailures(caller, request, facts);
  // Nothing is told of a funnel they do not work in.
  if (failures[0]?.code === "NOT_FOUND") refuse("NOT_FOUND");
  const { mark, archive } = to.id === row.stage_id ? { mark: null, archive: null } : facts.decision;
  const first =
    archive && !archive.returnTo ? (await firstStagesOf(tx, [to.funnelId])).get(to.funnelId) : null;
  const resolution = mark?.resolution ?? null;
  return {
    failures,
    missing: [...facts.missing],
    resolution,
    reasonRequired: asksReason(to.funnel, resolution),
    archives: archive !== null,
    returnTo: archive?.returnTo ?? (first ? { funnelId: to.funnelId, stageId: first } : null),
    mayClear: mayClear(facts),
    ...hanging(archive && facts.weight),
    mayConfirm: to.funnel.pending === "confirm",
  };
}

async function checkResolve(tx: Tx, caller: Caller, row: TicketRow, request: ResolveRequest): Promise<Check> {
  const facts = found((await resolvingFacts(tx, caller, [{ row, request }]))[0]);
  const resolution = markIn(request);
  return {
    failures: resolveFailures(caller, request, facts),
    missing: [],
    resolution,
    reasonRequired: asksReason(facts.funnel, resolution),
    archives: request.archive,
    returnTo: request.archive ? request.returnTo : null,
    mayClear: false,
    ...hanging(facts.weight),
    mayConfirm: facts.funnel.pending === "confirm",
  };
}

function hanging(weight: Weighed | null): Pick<Check, "conversations" | "tasks" | "unanswered"> {
  if (!weight) return { conversations: [], tasks: [], unanswered: [] };
  const { conversations, tasks, unanswered } = weight;
  return {
    conversations: conversations.map(({ id, number, contact, failures }) => {
      return { id, number, contact, failures: [...failures] };
    }),
    tasks: [...tasks],
    unanswered: [...unanswered],
  };
}
