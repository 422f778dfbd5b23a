import { startDesk } from "../../server/src/main.ts";
import { readConfig } from "../../server/src/platform/config.ts";
import { openDatabase } from "../../server/src/platform/db.ts";
import { startEmbedded } from "../../server/src/platform/embedded/start.ts";
import { openLog } from "../../server/src/platform/log.ts";
import { migrate } from "../../server/src/platform/migrate.ts";
import { openSecrets } from "../../server/src/platform/secrets.ts";

// The whole desk on DATABASE_URL, or on its own server, until SIGTERM.
const config = readConfig(process.argv.slice(2), process.env);
const embedded = config.databaseUrl
  ? null
  : await startEmbedded({ dataDir: config.dataDir, say: console.log });
const db = openDatabase(config.databaseUrl ?? embedded?.url ?? "");
const client = await db.pool.connect();
await migrate(client).finally(() => client.release());
const secrets = await openSecrets(config.secret, config.dataDir);
const desk = await startDesk({ db, config, log: openLog(), secrets });
console.log(desk.url);
process.once("SIGTERM", async () => {
  await desk.stop();
  await db.close();
  await embedded?.stop();
});
