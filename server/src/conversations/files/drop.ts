import { arm, disarm } from "../../deadlines/arm.ts";
import type { Kind } from "../../deadlines/kind.ts";
import type { Tx } from "../../platform/db.ts";
import type { Storage } from "../../platform/storage.ts";

/** Takes a message's files away for good: its sender took it back. The bytes go once this is committed. */
export async function dropFiles(tx: Tx, message: string): Promise<void> {
  const files = await tx.rows<{ id: string }>(
    "delete from files where account_id = $1 and message_id = $2 returning id",
    [tx.account, message],
  );
  const keys = files.map(({ id }) => id);
  await disarm(tx, "fetch-file", keys);
  await arm(
    tx,
    keys.map((key) => ({ kind: "drop-file", key, dueAt: tx.at })),
  );
}

export function dropFileKind(storage: Storage): Kind {
  return {
    name: "drop-file",
    fire: async ({ account }, due) =>
      due.map(
        ({ key }) =>
          () =>
            storage.remove(account, key),
      ),
  };
}
