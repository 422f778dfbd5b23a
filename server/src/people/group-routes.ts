import * as shapes from "@relevo/contract/people.ts";
import { actorOf } from "../platform/caller.ts";
import { command, query, type Route } from "../platform/http.ts";
import { listGroups, showGroup } from "./list-groups.ts";
import { removeGroup } from "./remove-group.ts";
import { createGroup, editGroup } from "./write-group.ts";

export const groupRoutes: Route[] = [
  query(shapes.listGroups, async (tx) => ({ items: await listGroups(tx) })),
  command(shapes.createGroup, async (tx, { body }, { caller }) =>
    showGroup(tx, await createGroup(tx, actorOf(caller), body)),
  ),
  command(shapes.editGroup, async (tx, { params, body }, { caller }) => {
    await editGroup(tx, actorOf(caller), params.id, body);
    return showGroup(tx, params.id);
  }),
  command(shapes.removeGroup, (tx, { params }, { caller }) => removeGroup(tx, caller, params.id)),
];
