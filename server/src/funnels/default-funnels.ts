import type { InboxPolicy, PolicyColumn } from "@relevo/contract/policies.ts";
import type { Language } from "@relevo/contract/words.ts";
import type { Tx } from "../platform/db.ts";
import { insertFunnel } from "./insert.ts";
import { currencyOf, funnelPlan } from "./templates.rules.ts";

/** The funnels a new account begins with: sales and support, in its language and its country's currency. */
export async function createDefaultFunnels(
  tx: Tx,
  { language, country }: { language: Language; country: string },
): Promise<void> {
  for (const [position, template] of (["sales", "support"] as const).entries()) {
    // What support solves has no price.
    const currency = template === "sales" ? currencyOf(country) : null;
    const plan = funnelPlan(template, language);
    await insertFunnel(tx, { plan, template, currency, position, author: null });
  }
}

/** Where a preset's automatic tickets of an inbox begin: the first stage of the sales or of the support funnel. */
export async function autoTicketFor(tx: Tx, column: PolicyColumn): Promise<InboxPolicy["autoTicket"]> {
  const [row] = await tx.rows<{ funnelId: string; stageId: string }>(
    `select f.id as "funnelId", s.id as "stageId" from funnels f join stages s on s.account_id = f.account_id and s.funnel_id = f.id
     where f.account_id = $1 and f.template = $2 and f.removed_at is null and s.removed_at is null and s.type = 'normal'
     order by f.position, f.id, s.position limit 1`,
    [tx.account, column],
  );
  return row ?? null;
}
