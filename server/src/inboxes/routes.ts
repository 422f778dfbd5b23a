import { createInbox, editInbox, listInboxes } from "@relevo/contract/inboxes.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import { command, query } from "../platform/http.ts";
import { autoTicketFor } from "../tickets/default-funnels.ts";
import { createInboxes } from "./create.ts";
import { editInbox as edit } from "./edit.ts";
import { listInboxes as list, showInbox } from "./list.ts";
import { presetPolicy } from "./presets.rules.ts";

export const routes = [
  query(listInboxes, async (tx, _input, { caller }) => ({ items: await list(tx, served(caller)) })),
  command(createInbox, async (tx, { body }, { caller }) => {
    const { name, reasons, preset, column } = body;
    const policy = presetPolicy(preset, column, await autoTicketFor(tx, column));
    const made = { name, reasons, policy, global: false, servedBy: [caller.member] };
    const [id = ""] = await createInboxes(tx, actorOf(caller), [made]);
    return showInbox(tx, [...served(caller), id], id);
  }),
  command(editInbox, async (tx, { params, body }, { caller }) => {
    await edit(tx, actorOf(caller), params.id, body);
    return showInbox(tx, served(caller), params.id);
  }),
];

function served(caller: Caller): string[] {
  return caller.serves.map(({ inbox }) => inbox);
}
