import { simulate } from "@relevo/contract/simulations.ts";
import { definition, drafted } from "../../workflows/scene.ts";
import type { Acts, Scene } from "../acts.ts";

export const simulationActs: Pick<Acts, "simulation.started" | "simulation.ended"> = {
  "simulation.started": (scene) => simulated(scene),
  "simulation.ended": async (scene) => {
    await simulated(scene);
    await scene.on.desk.settle();
  },
};

async function simulated({ on: { people, desk } }: Scene): Promise<void> {
  // One at a time: what another act began comes to its end.
  await desk.settle();
  const { id } = await drafted(people.clara.client, definition());
  const body = { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" };
  await people.clara.client.call(simulate, { params: { id }, body });
}
