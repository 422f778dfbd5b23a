import * as contract from "@relevo/contract/tasks.ts";
import { command, query, type Route } from "../platform/http.ts";
import { createTask } from "./create.ts";
import { createTicketTask } from "./create-on-ticket.ts";
import { editTask } from "./edit.ts";
import { cancelTask, finishTask } from "./finish.ts";
import { listPage } from "./list.ts";
import { resumeTask } from "./resume.ts";

export const routes: Route[] = [
  query(contract.listTasks, (tx, { query }, { caller }) => listPage(tx, caller, query)),
  command(contract.createTask, (tx, { params, body }, { caller }) => createTask(tx, caller, params.id, body)),
  command(contract.createTicketTask, (tx, { params, body }, { caller }) =>
    createTicketTask(tx, caller, params.id, body),
  ),
  command(contract.editTask, (tx, { params, body }, { caller }) => editTask(tx, caller, params.id, body)),
  command(contract.finishTask, (tx, { params }, { caller }) => finishTask(tx, caller, params.id)),
  command(contract.resumeTask, (tx, { params }, { caller }) => resumeTask(tx, caller, params.id)),
  command(contract.cancelTask, (tx, { params }, { caller }) => cancelTask(tx, caller, params.id)),
];
