import * as contract from "@relevo/contract/workflows.ts";
import { command, query, type Route } from "../../platform/http.ts";
import { createDraft } from "./create.ts";
import { editDraft } from "./edit.ts";
import { listAll } from "./list.ts";
import { publishDraft } from "./publish.ts";
import { showDetail } from "./show.ts";

export const manageRoutes: Route[] = [
  query(contract.listWorkflows, async (tx) => ({ items: await listAll(tx) })),
  query(contract.showWorkflow, (tx, { params }) => showDetail(tx, params.id)),
  command(contract.createWorkflow, async (tx, { body }, { caller }) =>
    showDetail(tx, await createDraft(tx, caller, body)),
  ),
  command(contract.editWorkflow, async (tx, { params, body }, { caller }) => {
    await editDraft(tx, caller, params.id, body);
    return showDetail(tx, params.id);
  }),
  command(contract.publishWorkflow, async (tx, { params, body }, { caller }) => {
    await publishDraft(tx, caller, params.id, body.revision);
    return showDetail(tx, params.id);
  }),
];
