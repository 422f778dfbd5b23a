import * as contract from "@relevo/contract/funnels.ts";
import { actorOf } from "../../platform/caller.ts";
import { command, type Route } from "../../platform/http.ts";
import { funnelById } from "../list.ts";
import { createStage } from "./create.ts";
import { editStage } from "./edit.ts";
import { placeStage } from "./place.ts";
import { removeStage } from "./remove.ts";
import { stageShown } from "./show.ts";
import { typeStage } from "./type.ts";

export const stageRoutes: Route[] = [
  command(contract.createStage, (tx, { params, body }, { caller }) =>
    createStage(tx, actorOf(caller), params.id, body),
  ),
  command(contract.editStage, async (tx, { params, body }, { caller }) => {
    await editStage(tx, actorOf(caller), params.id, body);
    return stageShown(tx, params.id);
  }),
  command(contract.typeStage, async (tx, { params, body }, { caller }) => {
    await typeStage(tx, actorOf(caller), params.id, body.type);
    return stageShown(tx, params.id);
  }),
  command(contract.placeStage, async (tx, { params, body }, { caller }) =>
    funnelById(tx, await placeStage(tx, caller, params.id, body)),
  ),
  command(contract.removeStage, (tx, { params, query }, { caller }) =>
    removeStage(tx, caller, params.id, query.to),
  ),
];
