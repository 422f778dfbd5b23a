import { startRun } from "@relevo/contract/workflow-runs.ts";
import { type WorkflowDetail, writeSecret } from "@relevo/contract/workflows.ts";
import type { Cast } from "../../support/cast.ts";
import type { TestDesk } from "../../support/desk.ts";
import { closes, definition, drafted, published, wait } from "../../workflows/scene.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** A workflow in force, one for each endpoint that ends one, runs at each point, and a secret that goes. */
export interface WorkflowsOfHouse {
  workflows: {
    one: WorkflowDetail;
    draft: WorkflowDetail;
    stopped: string;
    removed: string;
    called: string;
    runs: { waiting: string; resumed: string; failed: string };
    secret: string;
  };
}
export async function furnishWorkflows(
  desk: TestDesk,
  { clara }: Cast,
  conversation: string,
): Promise<WorkflowsOfHouse> {
  const flow = (name: string, steps = [wait("espera", 60)]) =>
    published(clara.client, definition(steps), name);
  const run = async (workflowId: string) =>
    (await clara.client.call(startRun, { params: { id: conversation }, body: { workflowId } })).id;
  const one = await flow("Seguimiento");
  const other = await flow("Otro seguimiento");
  const failing = await flow("Cierre", [closes("cerrar")]);
  const runs = { waiting: await run(one.id), resumed: await run(other.id), failed: await run(failing.id) };
  await desk.settle();
  const secret = "DE_PASO";
  await clara.client.call(writeSecret, { params: { name: secret }, body: { value: "x" } });
  return {
    workflows: {
      one,
      draft: await drafted(clara.client, definition(), "Borrador"),
      stopped: (await flow("Por detener")).id,
      removed: (await flow("Por quitar")).id,
      called: (await published(clara.client, definition(undefined, { trigger: called }), "Llamado")).id,
      runs,
      secret,
    },
  };
}

const called = { kind: "webhook", by: "phone", path: "phone" } as const;
const params = (id: string) => ({ params: { id } });

export const workflowSamples: Record<string, (house: House) => Sample> = {
  listWorkflows: () => ({}),
  showWorkflow: ({ workflows }) => params(workflows.one.id),
  createWorkflow: ({ workflows }) => ({ body: { name: "Copia", copyOf: workflows.one.id } }),
  editWorkflow: ({ workflows: { draft } }) => ({
    ...params(draft.id),
    body: { name: "Borrador", draft: draft.draft, revision: draft.revision },
  }),
  publishWorkflow: ({ workflows: { draft } }) => ({
    ...params(draft.id),
    body: { revision: draft.revision },
  }),
  stopWorkflow: ({ workflows }) => ({ ...params(workflows.stopped), body: {} }),
  removeWorkflow: ({ workflows }) => params(workflows.removed),
  listVersions: ({ workflows }) => params(workflows.one.id),
  exportWorkflow: ({ workflows }) => ({ ...params(workflows.one.id), query: { format: "yaml" } }),
  importWorkflow: () => ({
    body: {
      text: JSON.stringify({ format: "relevo.workflow/1", name: "Traído", definition: definition() }),
    },
  }),
  renewHook: ({ workflows }) => params(workflows.called),
  callHook: () => ({ params: { token: `hk_${"x".repeat(43)}` }, body: { phone: "56912345678" } }),
  listSecrets: () => ({}),
  writeSecret: () => ({ params: { name: "TOKEN" }, body: { value: "x" } }),
  removeSecret: ({ workflows }) => ({ params: { name: workflows.secret } }),
  listRuns: ({ workflows }) => ({ query: { workflowId: workflows.one.id } }),
  showRun: ({ workflows }) => params(workflows.runs.waiting),
  cancelRun: ({ workflows }) => params(workflows.runs.waiting),
  resumeRun: ({ workflows }) => params(workflows.runs.resumed),
  retryRun: ({ workflows }) => params(workflows.runs.failed),
  workflowStats: ({ workflows }) => params(workflows.one.id),
  listShortcuts: () => ({}),
  startRun: ({ conversation, workflows }) => ({
    ...params(conversation),
    body: { workflowId: workflows.one.id },
  }),
  conversationRuns: ({ conversation }) => params(conversation),
};
