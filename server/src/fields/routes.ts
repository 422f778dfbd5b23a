import * as contract from "@relevo/contract/fields.ts";
import { actorOf } from "../platform/caller.ts";
import { command, query, type Route } from "../platform/http.ts";
import { listFields } from "./load.ts";
import { removeField } from "./remove.ts";
import { createField, editField } from "./write.ts";

export const routes: Route[] = [
  query(contract.listFields, async (tx, { query: { removed } }) => ({
    items: await listFields(tx, removed),
  })),
  command(contract.createField, (tx, { body }, { caller }) => createField(tx, actorOf(caller), body)),
  command(contract.editField, (tx, { params, body }, { caller }) =>
    editField(tx, actorOf(caller), params.id, body),
  ),
  command(contract.removeField, (tx, { params }, { caller }) => removeField(tx, actorOf(caller), params.id)),
];
