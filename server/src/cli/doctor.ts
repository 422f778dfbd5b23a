import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import { openDatabase } from "../platform/db.ts";
import { StartError } from "../platform/start-error.ts";
import { type Command, listenOptions, placeOptions } from "./command.ts";
import { examineDatabase } from "./doctor/database.ts";
import { examineDesk } from "./doctor/desk.ts";
import { type Finding, fine, toText, wrong } from "./doctor/finding.ts";
import { examineMachine } from "./doctor/machine.ts";
import { examineSecret } from "./doctor/secret.ts";
import { asOwner, type Reached, reachDatabase } from "./reach.ts";

export const doctor: Command = {
  name: "doctor",
  summary: "Say what is wrong and how to mend it; changes nothing.",
  options: { ...placeOptions, ...listenOptions },
  notes: ["The exit code is 1 when something is wrong."],
  async run({ config }) {
    const findings: Finding[] = [];
    for await (const finding of examine(config)) {
      findings.push(finding);
      console.log(toText(finding));
    }
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};

async function* examine(config: Config): AsyncGenerator<Finding> {
  yield* await examineMachine(config);
  const secret = await examineSecret(config);
  yield* secret.findings;
  if (config.databaseUrl === undefined && !(await hasCluster(config.dataDir))) {
    yield fine(`No database yet in ${config.dataDir}: npm start makes one.`);
    return;
  }
  let database: Reached;
  try {
    database = await reachDatabase(config);
  } catch (error) {
    yield unreachable(error);
    return;
  }
  const db = openDatabase(database.url, { max: 2 });
  try {
    const { findings, current } = await asOwner(database.url, examineDatabase);
    yield* findings;
    if (current) yield* await examineDesk(db, config, secret.secrets);
  } finally {
    await db.close();
    await database.close();
  }
}

function unreachable(error: unknown): Finding {
  if (!(error instanceof StartError)) throw error;
  const [line = "", ...mend] = error.message.split("\n");
  return wrong(line, mend.join("\n") || "Nothing else about the desk can be told until then.");
}

async function hasCluster(dataDir: string): Promise<boolean> {
  return (await stat(join(dataDir, "postgres")).catch(() => undefined)) !== undefined;
}
