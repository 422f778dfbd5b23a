import * as contract from "@relevo/contract/funnels.ts";
import { actorOf } from "../platform/caller.ts";
import { command, query, type Route } from "../platform/http.ts";
import { createFunnel } from "./create.ts";
import { editFunnel } from "./edit.ts";
import { funnelById, listFunnels } from "./list.ts";
import { placeFunnel } from "./place.ts";
import { removeFunnel } from "./remove.ts";

export const routes: Route[] = [
  query(contract.listFunnels, async (tx, _, { caller }) => ({ items: await listFunnels(tx, caller) })),
  command(contract.createFunnel, async (tx, { body }, { caller }) =>
    funnelById(tx, await createFunnel(tx, caller, body)),
  ),
  command(contract.editFunnel, async (tx, { params, body }, { caller }) => {
    await editFunnel(tx, actorOf(caller), params.id, body);
    return funnelById(tx, params.id);
  }),
  command(contract.placeFunnel, async (tx, { params, body }, { caller }) => {
    await placeFunnel(tx, actorOf(caller), params.id, body.position);
    return funnelById(tx, params.id);
  }),
  command(contract.removeFunnel, (tx, { params }, { caller }) => removeFunnel(tx, caller, params.id)),
];
