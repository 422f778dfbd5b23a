import { join } from "node:path";
import { holdAccounts } from "../operations/hold.ts";
import { verifyArchive } from "../platform/backup/read-archive.ts";
import { restore as putBack, type RestoreReport } from "../platform/backup/restore.ts";
import type { Config } from "../platform/config.ts";
import { checkDatabase, connectOrExplain } from "../platform/database-check.ts";
import { openStorage } from "../platform/storage.ts";
import { typedPath } from "./backup.ts";
import { type Command, placeOptions, say } from "./command.ts";
import { ownSecret } from "./own-secret.ts";
import { asOwner, ownEmbedded, type Reached } from "./reach.ts";
import { holdStore, nobodyElse } from "./start/one-store.ts";

export const restore: Command = {
  name: "restore",
  argument: "file",
  summary: "Put a backup into an empty database; the desk in it is held until an administrator releases it.",
  options: placeOptions,
  notes: [
    "Name a new data folder with RELEVO_DATA, or a new database with DATABASE_URL. Put the secret of the desk that",
    "was backed up there first: its file secret into the new data folder, or RELEVO_SECRET.",
  ],
  async run({ config, argument }) {
    const file = typedPath(argument);
    const manifest = await verifyArchive(file);
    const database = await reachAlone(config);
    try {
      const hold = await holdStore(database.url, nobodyElse);
      const storage = openStorage(join(config.dataDir, "files"));
      const report = await asOwner(database.url, (client) =>
        putBack({ client, storage, file, manifest, at: new Date(), hold: holdAccounts }),
      ).finally(() => hold.release());
      await tell(config, report);
      return 0;
    } finally {
      await database.close();
    }
  },
};

/** Never beside a running desk. */
async function reachAlone({ databaseUrl, dataDir }: Config): Promise<Reached> {
  if (databaseUrl === undefined) return ownEmbedded(dataDir);
  const client = await connectOrExplain(databaseUrl);
  await checkDatabase(client).finally(() => client.end());
  return { url: databaseUrl, close: async () => {} };
}

async function tell(config: Config, { rows, files, madeAt, keyId }: RestoreReport): Promise<void> {
  say(`Restored ${rows} rows and ${files} files as they were at ${madeAt}.`);
  say(
    "The desk is held: start it, and as an administrator look at what was on its way out, then release it.",
  );
  const secrets = await ownSecret(config);
  if (keyId !== null && secrets?.keyId !== keyId)
    say(
      `Its secret is ${secrets ? "another one" : "not"} here: put the file secret of the desk that was backed up into ${config.dataDir}, or set RELEVO_SECRET, before you start it.`,
    );
}
