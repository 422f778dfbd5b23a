import * as contract from "@relevo/contract/resolution-rules.ts";
import { command, query, type Route } from "../../platform/http.ts";
import { createRule } from "./create.ts";
import { editRule } from "./edit.ts";
import { listRules } from "./list.ts";
import { previewRule } from "./preview.ts";
import { removeRule } from "./remove.ts";

export const ruleRoutes: Route[] = [
  query(contract.listRules, async (tx, { params }, { caller }) => ({
    items: await listRules(tx, caller, params.id),
  })),
  command(contract.createRule, (tx, { params, body }, { caller }) => createRule(tx, caller, params.id, body)),
  command(contract.editRule, (tx, { params, body }, { caller }) => editRule(tx, caller, params.id, body)),
  command(contract.removeRule, (tx, { params }, { caller }) => removeRule(tx, caller, params.id)),
  query(contract.previewRule, (tx, { params, body }) => previewRule(tx, params.id, body)),
];
