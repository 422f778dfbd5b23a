import { arm } from "../../deadlines/arm.ts";
import type { Callout, Kind } from "../../deadlines/kind.ts";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import type { Reaction } from "../../platform/reactions.ts";
import { whatsappAccess } from "../connections/whatsapp-access.ts";
import { graphDefaults } from "./call.ts";
import { markRead } from "./graph.ts";

/** Ms the channel has to take it; a lost tick is tried again when the next message is read. */
const patience = 10_000;

/** The owner has read what the customer wrote: the customer shall see it too. */
export const markReadReaction: Reaction = {
  name: "whatsapp-read",
  events: ["conversation.read"],
  async react(tx, events) {
    const ids = [...new Set(events.flatMap(({ conversation_id }) => conversation_id ?? []))];
    await arm(
      tx,
      ids.map((id) => ({ kind: "whatsapp-read", key: id, dueAt: tx.at })),
    );
  },
};

export function markReadKind(desk: Desk): Kind {
  return {
    name: "whatsapp-read",
    async fire(tx, due) {
      const last = await tx.rows<{ connection: string; external: string }>(
        `select c.connection_id as connection, m.external_id as external from conversations c
         join connections n on n.account_id = c.account_id and n.id = c.connection_id and n.channel = 'whatsapp'
           and n.active and n.paused_at is null
         cross join lateral (select external_id from messages m where m.account_id = c.account_id and m.conversation_id = c.id
           and m.direction = 'in' order by m.at desc, m.id desc limit 1) m
         where c.account_id = $1 and c.id = any($2::uuid[]) and m.external_id is not null`,
        [tx.account, due.map(({ key }) => key)],
      );
      const { account } = tx;
      return last.map(
        (one): Callout =>
          () =>
            tell(account, one.connection, one.external),
      );
    },
  };

  async function tell(account: string, connection: string, external: string): Promise<void> {
    const access = await inAccount(desk.db, account, (tx) => whatsappAccess(tx, desk.secrets, connection));
    const graph = {
      ...graphDefaults,
      baseUrl: desk.config.graphUrl,
      numberId: access.numberId,
      token: access.token,
    };
    await markRead(graph, external, false, AbortSignal.timeout(patience));
  }
}
