import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { knownOf } from "../check/known.ts";
import { readDocument } from "../document/read.ts";
import { holdWorkflows } from "./held.ts";
import { insertDraft } from "./insert.ts";

/**
 * Makes a draft from a document; where its name is taken, with a number behind it. Answers its id.
 * @throws INVALID, TOO_MANY_WORKFLOWS
 */
export async function importDraft(
  tx: Tx,
  desk: Pick<Desk, "secrets">,
  caller: Caller,
  text: string,
): Promise<string> {
  const { name, definition } = readDocument(text, await knownOf(tx));
  await holdWorkflows(tx);
  return insertDraft(tx, desk, caller, await freeName(tx, name), definition);
}

/** Of a name. */
const longest = 120;

async function freeName(tx: Tx, name: string): Promise<string> {
  const rows = await tx.rows<{ name: string }>(
    "select lower(name) as name from workflows where account_id = $1 and removed_at is null",
    [tx.account],
  );
  const taken = new Set(rows.map((row) => row.name));
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? "" : ` (${n})`;
    const wanted = name.slice(0, longest - suffix.length).trimEnd() + suffix;
    if (!taken.has(wanted.toLowerCase())) return wanted;
  }
}
