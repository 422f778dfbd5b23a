import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import { own } from "../../assignment/own.ts";
import { actorOf, type By, isMachine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record, system } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { addConversationActions } from "../../tickets/add-actions.ts";
import { held } from "../load.ts";
import { type NewClosure, writeClosures } from "./closures.ts";
import { endConversations } from "./end.ts";
import { type Judgement, judgeCloses } from "./judge.ts";

export interface Closed {
  closed: string[];
  refused: { id: string; failures: readonly Failure[] }[];
}

/**
 * Closes conversations, or finalises expired ones, each by the same guard: some close, the others stay open and say why.
 * Button, bulk, timer and a supervisor's verdict all come through here.
 */
export async function closeConversations(
  tx: Tx,
  by: By,
  inputs: readonly { id: string; request: CloseRequest }[],
): Promise<Closed> {
  const wanted = new Map(inputs.map((input) => [input.id, input.request]));
  const rows = await held(tx, by, [...wanted.keys()]);
  const seen = [...wanted].flatMap(([id, request]) => {
    const row = rows.get(id);
    return row ? [{ row, request }] : [];
  });
  const judged = await judgeCloses(tx, by, seen);
  const passed = judged.filter(({ failures }) => failures.length === 0);
  const refused = judged.filter(({ failures }) => failures.length > 0);
  await close(tx, by, passed);
  await remember(tx, by, refused);
  const unseen = [...wanted.keys()].filter((id) => !rows.has(id));
  return {
    closed: passed.map(({ row }) => row.id),
    refused: [
      ...refused.map(({ row, failures }) => ({ id: row.id, failures })),
      ...unseen.map((id) => ({ id, failures: [{ code: "NOT_FOUND" as const }] })),
    ],
  };
}

/** A close is told apart from a discard. */
type Attended = NewClosure & { via: Exclude<NewClosure["via"], "discard"> };

async function close(tx: Tx, by: By, judged: readonly Judgement[]): Promise<void> {
  const closures = judged.map((one) => closureOf(by, one));
  const taken = await takeUnowned(tx, by, judged);
  const sights = await endConversations(
    tx,
    taken.map(({ row, target, reason }) => ({ row, state: "closed", inbox: target.inbox, reason })),
  );
  await writeClosures(tx, closures);
  for (const [i, { row, target, reason }] of taken.entries()) {
    const [closure, sight] = [closures[i], sights.get(row.id)];
    if (!closure || !sight) continue;
    const place = { actor: actorOf(by), contact: row.contact_id, conversation: row.id };
    const moved = { ...sight.to, state: sight.from.state };
    if (target.inbox !== row.inbox_id)
      record(tx, "conversation.moved", place, { from: sight.from, to: moved, reason });
    const { id, via, evidence, outcome, policyVersion } = closure;
    record(tx, "conversation.closed", place, {
      from: moved,
      to: sight.to,
      closure: id,
      via,
      evidence,
      outcome,
      reason,
      policyVersion,
    });
  }
  await addConversationActions(tx, by, judged.flatMap(transcriptOf));
}

/**
 * There is always who answers for it: who overrides, or finalises, takes over what nobody had. What expired does not
 * carry its ticket along: that goes on in another conversation.
 */
async function takeUnowned(tx: Tx, by: By, judged: readonly Judgement[]): Promise<readonly Judgement[]> {
  const unowned = judged.filter(({ row }) => row.owner_id === null);
  if (unowned.length === 0 || isMachine(by)) return judged;
  const told = { name: "conversation.assigned", how: "manual" } as const;
  await own(
    tx,
    by,
    unowned.map(({ row }) => ({
      row: row.state === "expired" ? { ...row, ticket_id: null } : row,
      owner: by.member,
      group: null,
      ahead: false,
      told,
    })),
  );
  const owned = { owner_id: by.member, owner_name: by.name, group_id: null, group_name: null };
  return judged.map((one) => {
    const { row } = one;
    if (row.owner_id !== null) return one;
    return { ...one, row: { ...row, ...owned, state: row.state === "queued" ? "active" : row.state } };
  });
}

function closureOf(by: By, { row, request, guard, overridden, target }: Judgement): Attended {
  const member = isMachine(by) ? null : by.member;
  const against = overridden.length > 0;
  return {
    id: newId(),
    row,
    via: against ? "override" : isMachine(by) ? "rule" : row.state === "expired" ? "expired" : "person",
    member,
    owner: row.owner_id ?? member,
    evidence: guard.chosen?.kind ?? null,
    ref: guard.chosen?.ref ?? null,
    outcome: request.outcome ?? "",
    note: request.note,
    why: against ? (request.override?.reason ?? "") : "",
    policyVersion: target.version,
    overridden,
  };
}

/** Its history goes to the ticket it was about. */
function transcriptOf({ row }: Judgement) {
  return row.ticket_id && row.link_state === "confirmed"
    ? [{ ticket: row.ticket_id, conversation: row.id, contact: row.contact_id }]
    : [];
}

/** What the guard refused is kept, and missing data is flagged by the desk: the next comment or move asks for it. */
async function remember(tx: Tx, by: By, refused: readonly Judgement[]): Promise<void> {
  const guarded = refused.filter(({ guard, failures }) =>
    failures.some((one) => guard.failures.includes(one)),
  );
  const lacking = guarded.filter(({ guard }) =>
    guard.failures.some(({ code, data }) => code === "COMMENT_REQUIRED" && data?.trigger === "missing_data"),
  );
  const flagged = lacking.length > 0 ? await flagMissing(tx, lacking) : new Set<string>();
  for (const { row, failures } of guarded) {
    const place = { contact: row.contact_id, conversation: row.id };
    if (flagged.has(row.id))
      record(
        tx,
        "conversation.flagged",
        { ...place, actor: system },
        { trigger: "missing_data", by: "system" },
      );
    const codes = [...new Set(failures.map(({ code }) => code))];
    record(tx, "conversation.close_rejected", { ...place, actor: actorOf(by) }, { codes });
  }
}

async function flagMissing(tx: Tx, judged: readonly Judgement[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `insert into conversation_flags (account_id, conversation_id, trigger, at)
     select $1, id, 'missing_data', $2 from unnest($3::uuid[]) as c(id) on conflict do nothing
     returning conversation_id as id`,
    [tx.account, tx.at, judged.map(({ row }) => row.id)],
  );
  return new Set(rows.map(({ id }) => id));
}
