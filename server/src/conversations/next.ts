import type { showConversation } from "@relevo/contract/conversations.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import type { Tx } from "../platform/db.ts";
import type { ConversationRow } from "./rows.ts";
import { isOpen } from "./state.rules.ts";
import { windowEnd } from "./window.rules.ts";

type Next = Answer<typeof showConversation>["next"];

/** What happens to it next by itself, soonest first: by the rules that will be asked then. */
export async function nextOf(_tx: Tx, row: ConversationRow): Promise<Next> {
  const next: Next = [];
  const end = windowEnd(row.channel, row.last_inbound_at);
  if (end && isOpen(row.state)) next.push({ kind: "expires", at: end.toISOString() });
  if (row.state === "snoozed" && row.snoozed_until)
    next.push({ kind: "unsnoozes", at: row.snoozed_until.toISOString() });
  return next.sort((a, b) => a.at.localeCompare(b.at));
}
