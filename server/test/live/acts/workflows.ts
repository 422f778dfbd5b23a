import { cancelRun, resumeRun, retryRun, startRun } from "@relevo/contract/workflow-runs.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { closes, definition, drafted, published, wait } from "../../workflows/scene.ts";
import type { Acts, Scene } from "../acts.ts";

type Names = Extract<keyof Acts, `workflow.${string}` | `secret.${string}` | `run.${string}`>;
const clara = ({ on }: Scene) => on.people.clara.client;

/** A run on the scene's conversation: one that waits, or one that failed since the conversation cannot be closed. */
async function run(scene: Scene, of: "waiting" | "failed"): Promise<{ params: { id: string } }> {
  const steps = [of === "waiting" ? wait("espera", 60) : closes("cerrar")];
  const { id: workflowId } = await published(clara(scene), definition(steps));
  const started = await clara(scene).call(startRun, { params: { id: scene.id }, body: { workflowId } });
  await scene.on.desk.settle();
  return { params: { id: started.id } };
}

export const workflowActs: Pick<Acts, Names> = {
  "workflow.created": (scene) => drafted(clara(scene), definition()),
  "workflow.changed": (scene) => drafted(clara(scene), definition()),
  "workflow.published": (scene) => published(clara(scene), definition()),
  "workflow.stopped": async (scene) => {
    const { id } = await published(clara(scene), definition());
    await clara(scene).call(contract.stopWorkflow, { params: { id }, body: {} });
  },
  "workflow.removed": async (scene) => {
    const { id } = await drafted(clara(scene), definition());
    await clara(scene).call(contract.removeWorkflow, { params: { id } });
  },
  "workflow.hook_renewed": async (scene) => {
    const trigger = { kind: "webhook", by: "phone", path: "phone" } as const;
    const { id } = await drafted(clara(scene), definition(undefined, { trigger }));
    await clara(scene).call(contract.renewHook, { params: { id } });
  },
  "secret.written": (scene) =>
    clara(scene).call(contract.writeSecret, { params: { name: "TOKEN" }, body: { value: "x" } }),
  "secret.removed": async (scene) => {
    const params = { name: `TOKEN_${scene.person}` };
    await clara(scene).call(contract.writeSecret, { params, body: { value: "x" } });
    await clara(scene).call(contract.removeSecret, { params });
  },
  "run.failed": (scene) => run(scene, "failed"),
  "run.cancelled": async (scene) => clara(scene).call(cancelRun, await run(scene, "waiting")),
  "run.resumed": async (scene) => clara(scene).call(resumeRun, await run(scene, "waiting")),
  "run.retried": async (scene) => clara(scene).call(retryRun, await run(scene, "failed")),
};
