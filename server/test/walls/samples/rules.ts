import { createFunnel } from "@relevo/contract/funnels.ts";
import { createRule, type RuleBody } from "@relevo/contract/resolution-rules.ts";
import type { Cast } from "../../support/cast.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** A stage with a rule, and one for the endpoint that removes. */
export interface RulesOfHouse {
  ruled: string;
  rule: string;
  doomedRule: string;
}
export async function furnishRules({ clara }: Cast): Promise<RulesOfHouse> {
  const { stages } = await clara.client.call(createFunnel, { body: { name: "Por tiempo", template: null } });
  const stage = stages[0]?.id ?? "";
  const rule = async () => (await clara.client.call(createRule, { params: { id: stage }, body })).rule.id;
  return { ruled: stage, rule: await rule(), doomedRule: await rule() };
}

const body: RuleBody = {
  trigger: "time",
  resolution: "lost",
  archive: false,
  returnTo: null,
  active: true,
  waitMinutes: 2880,
  basis: "no_customer_message",
};

export const ruleSamples: Record<string, (house: House) => Sample> = {
  listRules: ({ ruled }) => ({ params: { id: ruled } }),
  createRule: ({ ruled }) => ({ params: { id: ruled }, body }),
  previewRule: ({ ruled }) => ({ params: { id: ruled }, body }),
  editRule: ({ rule }) => ({ params: { id: rule }, body: { ...body, resolution: "won" } }),
  removeRule: ({ doomedRule }) => ({ params: { id: doomedRule } }),
};
