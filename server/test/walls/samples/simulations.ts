import { listSimulations, simulate, simulatedRuns } from "@relevo/contract/simulations.ts";
import type { Cast } from "../../support/cast.ts";
import type { TestDesk } from "../../support/desk.ts";
import { definition, drafted } from "../../workflows/scene.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** A draft that was tried on all there is, what came of it, and a run it would have begun. */
export interface SimulationsOfHouse {
  simulations: { workflow: string; simulation: string; run: string };
}
const always = { from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" };

export async function furnishSimulations(desk: TestDesk, { clara }: Cast): Promise<SimulationsOfHouse> {
  const tried = definition(undefined, { trigger: { kind: "conversation_opened" } });
  const { id } = await drafted(clara.client, tried, "Por probar");
  await clara.client.call(simulate, { params: { id }, body: always });
  await desk.settle();
  const { items } = await clara.client.call(listSimulations, { params: { id } });
  const simulation = items[0]?.id ?? "";
  const found = await clara.client.call(simulatedRuns, { params: { id: simulation } });
  return { simulations: { workflow: id, simulation, run: found.items[0]?.id ?? "" } };
}

const of =
  (what: keyof House["simulations"], more: Omit<Sample, "params"> = {}) =>
  ({ simulations }: House): Sample => ({ params: { id: simulations[what] }, ...more });

export const simulationSamples: Record<string, (house: House) => Sample> = {
  simulate: of("workflow", { body: always }),
  listSimulations: of("workflow"),
  showSimulation: of("simulation"),
  cancelSimulation: of("simulation"),
  simulatedRuns: of("simulation", { query: { act: "commented", step: "nota", edge: "next" } }),
  showSimulatedRun: of("run"),
};
