import * as fields from "@relevo/contract/fields.ts";
import * as funnels from "@relevo/contract/funnels.ts";
import type { Acts, Scene } from "../acts.ts";

/** Funnels, their stages, and the company's own data. */
export const funnelActs = {
  "field.created": (scene) => field(scene),
  "field.changed": async (scene) => {
    const { id } = await field(scene);
    await clara(scene).call(fields.editField, { params: { id }, body: { name: `Otro ${scene.person}` } });
  },
  "field.removed": async (scene) => {
    await clara(scene).call(fields.removeField, { params: { id: (await field(scene)).id } });
  },
  "funnel.created": (scene) => funnel(scene),
  "funnel.changed": async (scene) => {
    const { id } = await funnel(scene);
    await clara(scene).call(funnels.placeFunnel, { params: { id }, body: { position: 0 } });
  },
  "funnel.removed": async (scene) => {
    await clara(scene).call(funnels.removeFunnel, { params: { id: (await funnel(scene)).id } });
  },
  "stage.created": (scene) => stage(scene),
  "stage.changed": async (scene) => {
    const { id } = await stage(scene);
    await clara(scene).call(funnels.typeStage, { params: { id }, body: { type: "won" } });
  },
  "stage.removed": async (scene) => {
    const { id } = await stage(scene);
    await clara(scene).call(funnels.removeStage, { params: { id }, query: {} });
  },
} satisfies Partial<Acts>;

const clara = ({ on }: Scene) => on.people.clara.client;

function field(scene: Scene) {
  const body = { of: "ticket" as const, kind: "text" as const, name: `Dato ${scene.person}` };
  return clara(scene).call(fields.createField, { body });
}
function funnel(scene: Scene) {
  const body = { name: `Embudo ${scene.person}`, template: "support" as const };
  return clara(scene).call(funnels.createFunnel, { body });
}
async function stage(scene: Scene) {
  const { id } = await funnel(scene);
  return clara(scene).call(funnels.createStage, { params: { id }, body: { name: "Visita" } });
}
