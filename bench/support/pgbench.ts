import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Company } from "./company.ts";

const run = promisify(execFile);
const scripts = fileURLToPath(new URL("pgbench/", import.meta.url));

/** Transactions in the proportions of the traffic: customers known and new, our own messages, statuses. */
const weights = { known: 28, fresh: 12, own: 20, status: 40 };

/**
 * `pgbench -M prepared -c 8 -j 2`: the rows of the message, the conversation, its ticket and the events, one transaction
 * each, as the app's role. Answers transactions a second.
 * @param known numbers of conversations there are from 1 on
 * @param statuses false leaves the statuses out
 */
export async function pgbench(
  program: string,
  given: { url: string; company: Company; known: number; seconds: number; statuses: boolean; own: boolean },
): Promise<number> {
  const { account, connection, inbox, funnel, stage } = given.company;
  const names = (Object.keys(weights) as (keyof typeof weights)[]).filter(
    (name) => (given.statuses || name !== "status") && (given.own || !["own", "status"].includes(name)),
  );
  const variables = { account, connection, inbox, funnel, stage, known: String(given.known) };
  const { stdout } = await run(
    program,
    [
      ...["-M", "prepared", "-c", "8", "-j", "2", "-n", "-T", String(given.seconds)],
      ...Object.entries(variables).flatMap(([name, value]) => ["-D", `${name}=${value}`]),
      ...names.flatMap((name) => ["-f", `${join(scripts, name)}.sql@${weights[name]}`]),
      given.url,
    ],
    { env: { ...process.env, PGOPTIONS: `-c role=relevo_app -c relevo.account=${account}` } },
  );
  const tps = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
  if (!(tps > 0)) throw new Error(`pgbench said no rate: ${stdout}`);
  return Math.round(tps);
}

/** Where pgbench is. @throws with the command that installs it */
export function findPgbench(): string {
  const versions = readdirSync("/usr/lib/postgresql", { withFileTypes: true }).map(({ name }) => name);
  const folders = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env.PATH ?? "").split(":"),
  ];
  for (const folder of folders) if (has(folder, "pgbench")) return join(folder, "pgbench");
  throw new Error("pgbench is missing. On Debian: apt-get install postgresql-contrib");
}

function has(folder: string, name: string): boolean {
  try {
    return readdirSync(folder).includes(name);
  } catch {
    return false;
  }
}
