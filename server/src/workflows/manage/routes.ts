import * as contract from "@relevo/contract/workflows.ts";
import type { Desk } from "../../platform/desk.ts";
import { command, query, type Route } from "../../platform/http.ts";
import { createDraft } from "./create.ts";
import { editDraft } from "./edit.ts";
import { exportDraft } from "./export.ts";
import { importDraft } from "./import.ts";
import { listAll } from "./list.ts";
import { publishDraft } from "./publish.ts";
import { remove } from "./remove.ts";
import { showDetail } from "./show.ts";
import { stop } from "./stop.ts";
import { versionPage } from "./versions.ts";

export function manageRoutes(desk: Desk): Route[] {
  return [
    query(contract.listWorkflows, async (tx) => ({ items: await listAll(tx) })),
    query(contract.showWorkflow, (tx, { params }) => showDetail(tx, desk, params.id)),
    command(contract.createWorkflow, async (tx, { body }, { caller }) =>
      showDetail(tx, desk, await createDraft(tx, desk, caller, body)),
    ),
    command(contract.editWorkflow, async (tx, { params, body }, { caller }) => {
      await editDraft(tx, desk, caller, params.id, body);
      return showDetail(tx, desk, params.id);
    }),
    command(contract.publishWorkflow, async (tx, { params, body }, { caller }) => {
      await publishDraft(tx, desk, caller, params.id, body.revision);
      return showDetail(tx, desk, params.id);
    }),
    command(contract.stopWorkflow, async (tx, { params, body }, { caller }) => {
      await stop(tx, caller, params.id, body.runs);
      return showDetail(tx, desk, params.id);
    }),
    command(contract.removeWorkflow, (tx, { params }, { caller }) => remove(tx, caller, params.id)),
    query(contract.exportWorkflow, (tx, { params, query }) => exportDraft(tx, params.id, query)),
    command(contract.importWorkflow, async (tx, { body }, { caller }) =>
      showDetail(tx, desk, await importDraft(tx, desk, caller, body.text)),
    ),
    query(contract.listVersions, (tx, { params, query }) => versionPage(tx, params.id, query)),
  ];
}
