import type { showConversation } from "@relevo/contract/conversations.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import { alertAt } from "../assignment/alert.rules.ts";
import { type Limits, limitsOf } from "../assignment/limits.ts";
import { requeueAt } from "../assignment/requeue.rules.ts";
import { holdingsOf } from "../assignment/waits.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { warningsOf } from "./expire/arm.ts";
import type { ConversationRow } from "./rows.ts";
import { isOpen } from "./state.rules.ts";
import { expiryOf } from "./window.rules.ts";

type Next = Answer<typeof showConversation>["next"];
type Coming = { kind: Next[number]["kind"]; at: Date; workflow?: { id: string; name: string } };

/** What happens to it next by itself, soonest first: by the rules that will be asked then. */
export async function nextOf(tx: Tx, row: ConversationRow): Promise<Next> {
  const [own, runs] = await Promise.all([
    isOpen(row.state) ? ofOpen(tx, row) : ofExpired(tx, row),
    runsIn(tx, row),
  ]);
  return [...own, ...runs]
    .map(({ at, ...what }) => ({ ...what, at: at.toISOString() }))
    .sort((a, b) => a.at.localeCompare(b.at));
}

async function ofOpen(tx: Tx, row: ConversationRow): Promise<Coming[]> {
  const limits = found((await limitsOf(tx, [row])).get(row.inbox_id));
  const end = expiryOf(row.channel, {
    lastInboundAt: row.last_inbound_at,
    templateUntil: row.template_until,
  });
  const alert = nextAlert(row, limits, end, tx.at);
  const requeue = await requeueOf(tx, row, limits);
  return [
    ...(end ? [{ kind: "expires" as const, at: end }] : []),
    ...(row.state === "snoozed" && row.snoozed_until
      ? [{ kind: "unsnoozes" as const, at: row.snoozed_until }]
      : []),
    ...(alert ? [{ kind: "alerts" as const, at: alert }] : []),
    ...(requeue ? [{ kind: "requeues" as const, at: requeue }] : []),
  ];
}

/** Nobody owns it, the customer waits too long, their window ends: whichever is next. */
function nextAlert(
  row: ConversationRow,
  { targets, hours }: Limits,
  end: Date | null,
  now: Date,
): Date | null {
  const { waiting_since, last_inbound_at } = row;
  const window = end && waiting_since && last_inbound_at ? warningsOf(end, last_inbound_at, hours) : null;
  const all = [
    alertAt("unowned", row, targets, hours),
    alertAt("abandoned", row, targets, hours),
    ...(window ? [window.soon, window.last] : []),
  ];
  return (
    all
      .filter((at) => at !== null && at > now)
      .sort((a, b) => Number(a) - Number(b))
      .at(0) ?? null
  );
}

/** While its owner is there nothing is to come. */
async function requeueOf(tx: Tx, row: ConversationRow, { requeueMinutes }: Limits): Promise<Date | null> {
  const holding = (await holdingsOf(tx, [row])).get(row.id);
  return holding && !holding.owner?.online ? requeueAt(holding, requeueMinutes, tx.at) : null;
}

/** What waits for an answer stays for a person. When the desk finalises was set when it expired. */
async function ofExpired(tx: Tx, row: ConversationRow): Promise<Coming[]> {
  if (row.state !== "expired" || row.waiting_since !== null) return [];
  const [deadline] = await tx.rows<{ at: Date }>(
    "select due_at as at from deadlines where account_id = $1 and kind = 'finalise' and key = $2 and parked_at is null",
    [tx.account, row.id],
  );
  return deadline ? [{ kind: "finalises", at: deadline.at }] : [];
}

/** Workflows that go on by themselves. */
async function runsIn(tx: Tx, row: ConversationRow): Promise<Coming[]> {
  const rows = await tx.rows<{ id: string; name: string; at: Date }>(
    `select w.id, w.name, r.until as at from runs r join workflows w on w.account_id = r.account_id and w.id = r.workflow_id
     where r.account_id = $1 and r.conversation_id = $2 and r.state = 'waiting' and r.until is not null and r.wakes is distinct from 'call'`,
    [tx.account, row.id],
  );
  return rows.map(({ at, ...workflow }) => ({ kind: "workflow", at, workflow }));
}
