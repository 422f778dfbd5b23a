import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import { laneOf } from "./lane.rules.ts";

/** Looks again at every lane of a connection that has something to send: after a pause, or a release. */
export async function resumeLanes(tx: Tx, connection: string | null): Promise<void> {
  const lanes = await tx.rows<{ connection: string; contact: string }>(
    `select distinct connection_id as connection, contact_id as contact from messages
     where account_id = $1 and state = 'pending' and ($2::uuid is null or connection_id = $2)`,
    [tx.account, connection],
  );
  await arm(
    tx,
    lanes.map((lane) => ({
      kind: "deliver",
      key: laneOf(lane.connection, lane.contact),
      dueAt: tx.at,
      contact: lane.contact,
    })),
  );
}
