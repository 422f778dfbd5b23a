import { createFunnel } from "@relevo/contract/funnels.ts";
import { createRule, editRule, type RuleBody, removeRule } from "@relevo/contract/resolution-rules.ts";
import type { Acts, Scene } from "../acts.ts";

/** Resolution rules. */
export const ruleActs = {
  "rule.created": (scene) => rule(scene),
  "rule.changed": async (scene) => {
    const { id } = await rule(scene);
    await clara(scene).call(editRule, { params: { id }, body: { ...body, active: false } });
  },
  "rule.removed": async (scene) => {
    await clara(scene).call(removeRule, { params: { id: (await rule(scene)).id } });
  },
} satisfies Partial<Acts>;

const clara = ({ on }: Scene) => on.people.clara.client;
const body: RuleBody = {
  trigger: "exit",
  resolution: "won",
  archive: false,
  returnTo: null,
  active: true,
};

async function rule(scene: Scene) {
  const { stages } = await clara(scene).call(createFunnel, {
    body: { name: `Reglas ${scene.person}`, template: null },
  });
  const made = await clara(scene).call(createRule, { params: { id: stages[0]?.id ?? "" }, body });
  return made.rule;
}
