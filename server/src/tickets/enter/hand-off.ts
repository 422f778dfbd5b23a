import { openSql } from "../../conversations/state.rules.ts";
import type { StageFacts } from "../../funnels/stage-facts.ts";
import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";

/** A ticket that changed its stage; either one may be gone. */
export interface Change {
  ticket: string;
  from: StageFacts | undefined;
  to: StageFacts | undefined;
}

/** Tells of each open conversation whose ticket left an AI stage for a human one: somebody has to answer now. */
export async function tellHandOffs(tx: Tx, by: By, changes: readonly Change[]): Promise<void> {
  const stages = new Map(
    changes.flatMap(({ ticket, from, to }) =>
      from?.kind === "ai" && to?.kind === "human" ? [[ticket, to.id]] : [],
    ),
  );
  if (stages.size === 0) return;
  const rows = await tx.rows<{ conversation: string; contact: string; ticket: string }>(
    `select id as conversation, contact_id as contact, ticket_id as ticket from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) and link_state = 'confirmed' and state in ${openSql} order by id`,
    [tx.account, [...stages.keys()]],
  );
  for (const { ticket, ...place } of rows) {
    const stage = stages.get(ticket);
    if (stage) record(tx, "conversation.handed_off", { actor: actorOf(by), ...place }, { ticket, stage });
  }
}
