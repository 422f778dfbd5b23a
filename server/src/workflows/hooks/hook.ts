import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";

/** Makes the address of a workflow's incoming webhook, unless it has one. */
export async function ensureHook(tx: Tx, desk: Pick<Desk, "secrets">, workflow: string): Promise<void> {
  const [row] = await tx.rows<{ hook: string | null }>(
    "select hook from workflows where account_id = $1 and id = $2 for no key update",
    [tx.account, workflow],
  );
  if (row && !opened(desk, workflow, row.hook)) await openHook(tx, desk, workflow);
}

/** A new address; the one before leads nowhere. */
export async function openHook(tx: Tx, desk: Pick<Desk, "secrets">, workflow: string): Promise<string> {
  const token = newToken("hk_");
  const hook = desk.secrets.seal(token, workflow);
  await tx.rows("update workflows set hook = $3 where account_id = $1 and id = $2", [
    tx.account,
    workflow,
    hook,
  ]);
  await closeHook(tx, workflow);
  await tx.rows("insert into doors (kind, key, account_id, ref) values ('workflow-hook', $1, $2, $3)", [
    hashToken(token),
    tx.account,
    workflow,
  ]);
  return hook;
}

/** Its address is no longer answered. */
export async function closeHook(tx: Tx, workflow: string): Promise<void> {
  await tx.rows("delete from doors where account_id = $1 and kind = 'workflow-hook' and ref = $2", [
    tx.account,
    workflow,
  ]);
}

/** Where a workflow's webhook is posted to, from `workflows.hook`; null where it has none, or none that opens here. */
export function hookUrl(
  desk: Pick<Desk, "secrets" | "publicUrl">,
  workflow: string,
  hook: string | null,
): string | null {
  const token = opened(desk, workflow, hook);
  return token === null ? null : `${desk.publicUrl()}/api/v1/hooks/${token}`;
}

/** Null where it was sealed with another key, as after a restore without it. */
function opened({ secrets }: Pick<Desk, "secrets">, workflow: string, hook: string | null): string | null {
  if (hook === null) return null;
  try {
    return secrets.open(hook, workflow);
  } catch {
    return null;
  }
}
