import type { Input } from "@relevo/contract/endpoint.ts";
import type { createFunnel as shape } from "@relevo/contract/funnels.ts";
import type { Language } from "@relevo/contract/words.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found } from "../platform/refusal.ts";
import { orderedFunnels } from "./held.ts";
import { insertFunnel } from "./insert.ts";
import { currencyOf, type FunnelPlan, firstStageNames, funnelPlan } from "./templates.rules.ts";

/**
 * Makes a funnel from a template or with one first stage, in the caller's language; it comes last. Answers its id.
 * @throws NAME_TAKEN
 */
export async function createFunnel(
  tx: Tx,
  caller: Caller,
  { name, template }: Input<typeof shape>["body"],
): Promise<string> {
  const { language, country } = await placeOf(tx, caller);
  const plan = template ? funnelPlan(template, language) : blank(language);
  const position = (await orderedFunnels(tx)).length;
  const id = await insertFunnel(tx, {
    plan: { ...plan, name },
    template,
    currency: template === "support" ? null : currencyOf(country),
    position,
    author: caller.member,
  });
  record(tx, "funnel.created", { actor: actorOf(caller) }, { funnel: id });
  return id;
}

function blank(language: Language): FunnelPlan {
  const first = {
    name: firstStageNames[language],
    type: "normal" as const,
    stuckHours: 48,
    exitCriteria: "",
    rules: [],
  };
  return { name: "", wonDefinition: "", lostDefinition: "", lostReasons: [], stages: [first] };
}

async function placeOf(tx: Tx, caller: Caller): Promise<{ language: Language; country: string }> {
  const [row] = await tx.rows<{ language: Language; country: string }>(
    `select m.language, a.country from members m join accounts a on a.id = m.account_id
     where m.account_id = $1 and m.id = $2`,
    [tx.account, caller.member],
  );
  return found(row);
}
