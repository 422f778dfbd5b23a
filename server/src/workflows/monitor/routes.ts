import * as contract from "@relevo/contract/workflow-runs.ts";
import { command, query, type Route } from "../../platform/http.ts";
import { cancel } from "./cancel.ts";
import { runPage } from "./list.ts";
import { runsOfConversation } from "./of-conversation.ts";
import { resume } from "./resume.ts";
import { retry } from "./retry.ts";
import { shortcuts } from "./shortcuts.ts";
import { runDetail } from "./show.ts";
import { start } from "./start.ts";
import { statsOf } from "./stats.ts";

export const monitorRoutes: Route[] = [
  query(contract.listRuns, (tx, input) => runPage(tx, input.query)),
  query(contract.showRun, (tx, { params }, { caller }) => runDetail(tx, caller, params.id)),
  command(contract.cancelRun, async (tx, { params }, { caller }) => {
    await cancel(tx, caller, params.id);
    return runDetail(tx, caller, params.id);
  }),
  command(contract.resumeRun, async (tx, { params }, { caller }) => {
    await resume(tx, caller, params.id);
    return runDetail(tx, caller, params.id);
  }),
  command(contract.retryRun, async (tx, { params }, { caller }) => {
    await retry(tx, caller, params.id);
    return runDetail(tx, caller, params.id);
  }),
  query(contract.workflowStats, (tx, input) => statsOf(tx, input.params.id, input.query)),
  query(contract.conversationRuns, (tx, input, { caller }) => runsOfConversation(tx, caller, input)),
  query(contract.listShortcuts, async (tx) => ({ items: await shortcuts(tx) })),
  command(contract.startRun, async (tx, { params, body }, { caller }) => ({
    id: await start(tx, caller, params.id, body.workflowId),
  })),
];
