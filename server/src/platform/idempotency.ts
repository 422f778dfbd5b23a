import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Tx } from "./db.ts";
import { refuse, refuseField } from "./refusal.ts";

/**
 * Runs `work` once per (credential, Idempotency-Key). The key's row is written first, in the command's own
 * transaction: a second request waits for the first and gets its answer; another body under the same key
 * is IDEMPOTENCY_MISMATCH. Without the header it simply runs. Keys are kept for 48 h.
 */
export async function once<T>(
  tx: Tx,
  request: FastifyRequest,
  credential: string,
  work: () => Promise<T>,
): Promise<T> {
  const header = request.headers["idempotency-key"];
  if (header === undefined) return work();
  const key = String(header).replaceAll('"', "");
  if (key.length < 1 || key.length > 200) refuseField("/headers/idempotency-key");
  const fingerprint = createHash("sha256")
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest("hex");
  const fresh = await tx.rows(
    `insert into idempotency_keys (account_id, credential, key, fingerprint, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [tx.account, credential, key, fingerprint, tx.at],
  );
  if (fresh.length === 0) return repeated<T>(tx, credential, key, fingerprint);
  const answer = await work();
  await tx.rows(
    "update idempotency_keys set response = $4 where account_id = $1 and credential = $2 and key = $3",
    [tx.account, credential, key, JSON.stringify(answer ?? null)],
  );
  return answer;
}

async function repeated<T>(tx: Tx, credential: string, key: string, fingerprint: string): Promise<T> {
  const [row] = await tx.rows<{ fingerprint: string; response: T }>(
    "select fingerprint, response from idempotency_keys where account_id = $1 and credential = $2 and key = $3",
    [tx.account, credential, key],
  );
  if (row?.fingerprint !== fingerprint) refuse("IDEMPOTENCY_MISMATCH");
  return row.response;
}
