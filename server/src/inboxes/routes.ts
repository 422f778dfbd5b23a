import { createInbox, editInbox, listInboxes } from "@relevo/contract/inboxes.ts";
import { actorOf } from "../platform/caller.ts";
import { command, query } from "../platform/http.ts";
import { createInboxes } from "./create.ts";
import { editInbox as edit } from "./edit.ts";
import { listInboxes as list, showInbox } from "./list.ts";

export const routes = [
  query(listInboxes, async (tx, _input, { caller }) => ({
    items: await list(
      tx,
      caller.serves.map(({ inbox }) => inbox),
    ),
  })),
  command(createInbox, async (tx, { body }, { caller }) => {
    const made = { ...body, global: false, servedBy: [caller.member] };
    const [id = ""] = await createInboxes(tx, actorOf(caller), [made]);
    return showInbox(tx, id);
  }),
  command(editInbox, async (tx, { params, body }, { caller }) => {
    await edit(tx, actorOf(caller), params.id, body);
    return showInbox(tx, params.id);
  }),
];
