import { readBacklog } from "../../platform/backlog.ts";
import type { Config } from "../../platform/config.ts";
import { asSystem, type Database } from "../../platform/db.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { type Finding, fine, wrong } from "./finding.ts";
import { sealedElsewhere } from "./sealed.ts";

/** What the desk itself holds that waits for a person. */
export async function examineDesk(
  db: Database,
  config: Config,
  secrets: Secrets | undefined,
): Promise<Finding[]> {
  return [
    await sealed(db, secrets),
    await publicAddress(db, config),
    ...(await paused(db)),
    ...(await parked(db)),
    ...(await held(db)),
  ];
}

async function sealed(db: Database, secrets: Secrets | undefined): Promise<Finding> {
  const names = await sealedElsewhere(db, secrets);
  if (names.length === 0) return fine("The secret opens what the connections keep.");
  return wrong(
    `The secret does not open the tokens of ${names.join(", ")}.`,
    "Put back the secret they were sealed with (RELEVO_SECRET, or the file secret in the data folder), or enter the tokens again in the settings.",
  );
}

async function publicAddress(db: Database, config: Config): Promise<Finding> {
  const lines = await asSystem(db, (tx) =>
    tx.rows("select from connections where channel = 'whatsapp' and active limit 1"),
  );
  if (lines.length === 0) return fine("No channel needs a public address.");
  if (config.publicUrl?.startsWith("https:")) return fine(`Webhooks come to ${config.publicUrl}.`);
  return wrong(
    "WhatsApp needs a public https address for its webhooks, and RELEVO_URL names none.",
    "Set RELEVO_URL to the address customers and Meta reach, such as https://desk.example.com.",
  );
}

async function paused(db: Database): Promise<Finding[]> {
  const rows = await asSystem(db, (tx) =>
    tx.rows<{ name: string; code: string }>(
      "select name, coalesce(paused_code, '') as code from connections where paused_at is not null order by name, id",
    ),
  );
  return rows.map(({ name, code }) =>
    wrong(
      `${name} is paused: its channel refused the credentials (${code}).`,
      "Enter them again in the settings.",
    ),
  );
}

const remedies = {
  deadlines: [
    "deadlines failed again and again",
    "The log says why; they need the makers' help, or a newer version.",
  ],
  inbound_requests: [
    "incoming requests could not be read",
    "Replay them in the settings, after an update if need be.",
  ],
  inbound_items: [
    "incoming items could not be received",
    "Settings, Parked: each says why, and can be replayed.",
  ],
} as const;

async function parked(db: Database): Promise<Finding[]> {
  const backlog = (await readBacklog(db)).filter(({ state, count }) => state === "parked" && count > 0);
  if (backlog.length === 0) return [fine("Nothing is parked.")];
  return backlog.map(({ of, count }) =>
    wrong(`${count} ${remedies[of][0]} and are parked.`, remedies[of][1]),
  );
}

async function held(db: Database): Promise<Finding[]> {
  const rows = await asSystem(db, (tx) =>
    tx.rows<{ name: string }>("select name from accounts where held order by name, id"),
  );
  return rows.map(({ name }) =>
    wrong(
      `${name} was restored and is held: nothing fires or leaves.`,
      "As an administrator look at what was on its way out, then release it (POST /api/v1/account/release).",
    ),
  );
}
