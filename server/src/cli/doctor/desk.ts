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
    "Deadlines that failed again and again",
    "The log says why; a newer version may help, or its makers.",
  ],
  inbound_requests: [
    "Incoming requests that could not be read",
    "Replay them in the settings, after an update if need be.",
  ],
  inbound_items: ["Incoming items that could not be received", "The settings say why each, and replay them."],
} as const;

async function parked(db: Database): Promise<Finding[]> {
  const backlog = (await readBacklog(db)).filter(({ state, count }) => state === "parked" && count > 0);
  if (backlog.length === 0) return [fine("Nothing is parked.")];
  return backlog.map(({ of, count }) => wrong(`${remedies[of][0]} are parked: ${count}.`, remedies[of][1]));
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
