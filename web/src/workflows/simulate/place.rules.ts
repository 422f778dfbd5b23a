import { type SimulatedAct, simulatedActs } from "@relevo/contract/simulations.ts";

/** Which simulation is looked at, and which of its conversations. */
export interface SimulatePlace {
  simulation: string | undefined;
  act: SimulatedAct | undefined;
  step: string | undefined;
  edge: string | undefined;
}

/** What an address says; what it does not say well is left out. */
export function readSimulate(search: Record<string, unknown>): SimulatePlace {
  const step = text(search.step);
  return {
    simulation: text(search.simulation),
    act: simulatedActs.find((act) => act === search.act),
    step,
    edge: step === undefined ? undefined : text(search.edge),
  };
}

/** As short as it can be said. */
export function writeSimulate({ simulation, act, step, edge }: SimulatePlace): Record<string, string> {
  return {
    ...(simulation !== undefined && { simulation }),
    ...(act && { act }),
    ...(step !== undefined && { step }),
    ...(step !== undefined && edge !== undefined && { edge }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
