import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { backUp } from "../platform/backup/back-up.ts";
import { StartError } from "../platform/start-error.ts";
import { type Command, placeOptions, say } from "./command.ts";
import { ownSecret } from "./own-secret.ts";
import { asOwner, reachDatabase } from "./reach.ts";

export const backup: Command = {
  name: "backup",
  argument: "file",
  summary: "Write all the desk keeps into one file, also beside a running desk.",
  options: placeOptions,
  notes: [
    "A name that ends in .gz makes it smaller. The secret is not in it: keep the file secret of the data folder,",
    "or RELEVO_SECRET, in another safe place; without it the connections' tokens are lost.",
  ],
  async run({ config, argument }) {
    const file = typedPath(argument);
    await refuseTaken(file);
    const database = await reachDatabase(config);
    try {
      const keyId = (await ownSecret(config))?.keyId ?? null;
      const filesDir = join(config.dataDir, "files");
      const report = await asOwner(database.url, (client) =>
        backUp({ client, filesDir, keyId, at: new Date(), file }),
      );
      const size = `${(report.size / 1024 / 1024).toFixed(1)} MB`;
      say(`${file}: ${size}, ${report.rows} rows and ${report.files} files, schema ${report.migration}.`);
      return 0;
    } finally {
      await database.close();
    }
  },
};

/** npm runs us in the project's folder; a path means the folder where the person typed it. */
export function typedPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? ".", path);
}

async function refuseTaken(file: string): Promise<void> {
  if ((await stat(file).catch(() => undefined)) !== undefined)
    throw new StartError(
      `${file} exists already: choose another name, so that no backup is lost by mistake.`,
    );
  if (!(await stat(dirname(file)).catch(() => undefined))?.isDirectory())
    throw new StartError(`There is no folder ${dirname(file)}: make it first.`);
}
