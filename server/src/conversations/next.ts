import type { showConversation } from "@relevo/contract/conversations.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import { calendarsOf } from "../calendars/calendar.ts";
import { policyOf } from "../inboxes/policy.ts";
import type { Tx } from "../platform/db.ts";
import { warningsOf } from "./expire/arm.ts";
import type { ConversationRow } from "./rows.ts";
import { isOpen } from "./state.rules.ts";
import { expiryOf } from "./window.rules.ts";

type Next = Answer<typeof showConversation>["next"];

/** What happens to it next by itself, soonest first: by the rules that will be asked then. */
export async function nextOf(tx: Tx, row: ConversationRow): Promise<Next> {
  const next = [
    ...(isOpen(row.state) ? await ofOpen(tx, row) : []),
    ...(row.state === "expired" ? await ofExpired(tx, row) : []),
  ];
  return next
    .map(({ kind, at }) => ({ kind, at: at.toISOString() }))
    .sort((a, b) => a.at.localeCompare(b.at));
}

type Coming = { kind: Next[number]["kind"]; at: Date };

async function ofOpen(tx: Tx, row: ConversationRow): Promise<Coming[]> {
  const { last_inbound_at: lastInboundAt, template_until: templateUntil } = row;
  const next: Coming[] = [];
  if (row.state === "snoozed" && row.snoozed_until) next.push({ kind: "unsnoozes", at: row.snoozed_until });
  const end = expiryOf(row.channel, { lastInboundAt, templateUntil });
  if (end === null) return next;
  next.push({ kind: "expires", at: end });
  if (row.waiting_since === null || lastInboundAt === null) return next;
  const { policy } = await policyOf(tx, row.inbox_id);
  const calendars = await calendarsOf(tx, policy.calendarId ? [policy.calendarId] : []);
  const { soon, last } = warningsOf(end, lastInboundAt, calendars.get(policy.calendarId ?? "") ?? null);
  const at = [soon, last].find((one) => one > tx.at);
  return at ? [...next, { kind: "alerts", at }] : next;
}

/** What waits for an answer stays for a person. Its time was set when it expired. */
async function ofExpired(tx: Tx, row: ConversationRow): Promise<Coming[]> {
  if (row.waiting_since !== null) return [];
  const [deadline] = await tx.rows<{ at: Date }>(
    "select due_at as at from deadlines where account_id = $1 and kind = 'finalise' and key = $2 and parked_at is null",
    [tx.account, row.id],
  );
  return deadline ? [{ kind: "finalises", at: deadline.at }] : [];
}
