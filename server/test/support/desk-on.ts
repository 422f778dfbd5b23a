import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stepClock } from "@relevo/contract/operations.ts";
import { onTestFinished } from "vitest";
import { startDesk } from "../../src/main.ts";
import { readConfig } from "../../src/platform/config.ts";
import { openDatabase } from "../../src/platform/db.ts";
import { openLog } from "../../src/platform/log.ts";
import { secretsFrom } from "../../src/platform/secrets.ts";
import { client, type TestDesk, testEnv, testSecret } from "./desk.ts";

/** A desk on a database that others use too, or used before, as on a server of one's own. */
export async function deskOn(url: string, env: Record<string, string> = {}): Promise<TestDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), "relevo-desk-"));
  const config = readConfig(["--port", "0", "--data", dataDir], {
    ...testEnv,
    DATABASE_URL: url,
    ...env,
  });
  const db = openDatabase(url, { testClock: true });
  const log = openLog("silent");
  const desk = await startDesk({ db, config, log, secrets: secretsFrom(testSecret), checkAnswers: true });
  let stopped: Promise<void> | undefined;
  const end = async () => {
    await desk.stop();
    await db.close();
    await rm(dataDir, { recursive: true });
  };
  const stop = () => {
    stopped ??= end();
    return stopped;
  };
  onTestFinished(stop);
  const as = (key: string | null) => client(desk.url, key);
  return {
    url: desk.url,
    db,
    dataDir,
    as,
    settle: desk.settle,
    stop,
    async step(to) {
      const { now } = await as(null).call(stepClock, { body: to ? { to: to.toISOString() } : {} });
      return new Date(now);
    },
  };
}
