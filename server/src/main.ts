import { join } from "node:path";
import { openApp } from "./platform/app.ts";
import type { Config } from "./platform/config.ts";
import type { Database } from "./platform/db.ts";
import type { Desk, Furniture } from "./platform/desk.ts";
import type { Credentials } from "./platform/http.ts";
import { mount } from "./platform/http.ts";
import type { Log } from "./platform/log.ts";
import { startLoop } from "./platform/loop.ts";
import type { Secrets } from "./platform/secrets.ts";
import { openStorage } from "./platform/storage.ts";

export interface RunningDesk {
  /** Where it listens, such as http://127.0.0.1:3000. */
  url: string;
  settle(): Promise<void>;
  /** Sends under way finish; the database is the caller's to close last. */
  stop(): Promise<void>;
}

/** The one file that names every domain folder and fills the registries. */
export async function startDesk(given: {
  db: Database;
  config: Config;
  log: Log;
  secrets: Secrets;
  /** Check every answer against its contract (tests). */
  checkAnswers?: boolean;
}): Promise<RunningDesk> {
  let url = "";
  const desk: Desk = {
    ...given,
    storage: openStorage(join(given.config.dataDir, "files")),
    publicUrl: () => given.config.publicUrl ?? url,
  };
  const furniture: Furniture[] = [];
  const credentials: Credentials = { caller: async () => null, visitor: async () => null };

  const app = await openApp(given.log);
  const routes = furniture.flatMap((one) => one.routes ?? []);
  mount(app, given.db, routes, credentials, {
    checkAnswers: given.checkAnswers ?? false,
    publicPerMinute: 300,
  });
  for (const one of furniture) await one.mount?.(app);
  const workers = given.config.role === "web" ? [] : furniture.flatMap((one) => one.workers ?? []);
  const loop = startLoop(workers, given.log);
  given.db.onCommit = () => loop.wake();
  url = await app.listen({ host: given.config.host, port: given.config.port });
  return {
    url,
    settle: loop.settle,
    async stop() {
      await app.close();
      await loop.stop();
    },
  };
}
