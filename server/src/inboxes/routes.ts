import { createInbox, editInbox, listInboxes } from "@relevo/contract/inboxes.ts";
import * as policies from "@relevo/contract/policies.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import { command, query } from "../platform/http.ts";
import { createInboxes } from "./create.ts";
import { editInbox as edit } from "./edit.ts";
import { listInboxes as list, showInbox } from "./list.ts";
import { policyOf } from "./policy.ts";
import { savePolicy } from "./save-policy.ts";
import { policyInForce, policyVersions, presetFor } from "./show-policy.ts";

export const routes = [
  query(listInboxes, async (tx, _input, { caller }) => ({ items: await list(tx, served(caller)) })),
  command(createInbox, async (tx, { body }, { caller }) => {
    const { name, reasons, preset, column } = body;
    const policy = await presetFor(tx, preset, column);
    const made = { name, reasons, policy, global: false, servedBy: [caller.member] };
    const [id = ""] = await createInboxes(tx, actorOf(caller), [made]);
    return showInbox(tx, [...served(caller), id], id);
  }),
  command(editInbox, async (tx, { params, body }, { caller }) => {
    await edit(tx, actorOf(caller), params.id, body);
    return showInbox(tx, served(caller), params.id);
  }),
  query(policies.showPolicy, (tx, { params }) => policyInForce(tx, params.id)),
  command(policies.savePolicy, async (tx, { params, body }, { caller }) => ({
    version: await savePolicy(tx, actorOf(caller), params.id, body),
  })),
  query(policies.presetPolicy, async (tx, { params }) => {
    const { policy } = await policyOf(tx, params.id);
    return presetFor(tx, params.preset, policy.column);
  }),
  query(policies.listPolicyVersions, (tx, { params }) => policyVersions(tx, params.id)),
];

function served(caller: Caller): string[] {
  return caller.serves.map(({ inbox }) => inbox);
}
