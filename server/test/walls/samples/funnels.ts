import { createField } from "@relevo/contract/fields.ts";
import { createFunnel, createStage, type Funnel } from "@relevo/contract/funnels.ts";
import type { Cast } from "../../support/cast.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** A funnel of its own with a field, and one of each for the endpoints that remove. */
export interface FunnelsOfHouse {
  field: string;
  doomedField: string;
  funnel: Funnel;
  stage: string;
  doomedFunnel: string;
  doomedStage: string;
}
export async function furnishFunnels({ clara }: Cast): Promise<FunnelsOfHouse> {
  const field = async (name: string) => {
    const body = { of: "ticket" as const, kind: "text" as const, name };
    return (await clara.client.call(createField, { body })).id;
  };
  const funnel = (name: string) => clara.client.call(createFunnel, { body: { name, template: "sales" } });
  const made = await funnel("Obras");
  const stage = async (name: string) =>
    (await clara.client.call(createStage, { params: { id: made.id }, body: { name } })).id;
  return {
    field: await field("Medida"),
    doomedField: await field("De paso"),
    funnel: made,
    stage: await stage("Visita"),
    doomedFunnel: (await funnel("Fugaz")).id,
    doomedStage: await stage("Fugaz"),
  };
}

export const funnelSamples: Record<string, (house: House) => Sample> = {
  listFields: () => ({}),
  createField: () => ({ body: { of: "contact", kind: "text", name: "RUT" } }),
  editField: ({ field }) => ({ params: { id: field }, body: { name: "Medidas" } }),
  removeField: ({ doomedField }) => ({ params: { id: doomedField } }),
  createFunnel: () => ({ body: { name: "Arriendos", template: "scheduling" } }),
  editFunnel: ({ funnel, ana }) => {
    const { id, position: _, stages: __, ...settings } = funnel;
    return { params: { id }, body: { ...settings, name: "Obras menores", memberIds: [ana.id] } };
  },
  placeFunnel: ({ funnel }) => ({ params: { id: funnel.id }, body: { position: 0 } }),
  removeFunnel: ({ doomedFunnel }) => ({ params: { id: doomedFunnel } }),
  createStage: ({ funnel }) => ({ params: { id: funnel.id }, body: { name: "Obra" } }),
  editStage: ({ stage, field, ana }) => ({
    params: { id: stage },
    body: {
      name: "Visitado",
      kind: "human",
      stuckHours: 24,
      exitCriteria: "",
      softLimit: null,
      requirements: [{ fromId: null, fields: [`field:${field}`] }],
      assignment: { strategy: "balanced", memberIds: [ana.id] },
    },
  }),
  typeStage: ({ stage }) => ({ params: { id: stage }, body: { type: "lost" } }),
  placeStage: ({ stage }) => ({ params: { id: stage }, body: { position: 0, tickets: "along" } }),
  removeStage: ({ doomedStage, funnel }) => ({
    params: { id: doomedStage },
    query: { to: funnel.stages[0]?.id ?? "" },
  }),
};
