import * as board from "@relevo/contract/board.ts";
import * as contract from "@relevo/contract/tickets.ts";
import { command, query, type Route } from "../platform/http.ts";
import { found } from "../platform/refusal.ts";
import { confirmTicket } from "./confirm.ts";
import { createTicket } from "./create.ts";
import { editTickets } from "./edit.ts";
import { linkTicket } from "./link.ts";
import { ticketsById } from "./load.ts";
import { proposeTicket } from "./propose.ts";
import { renderedTicket } from "./rows.ts";
import { searchPage } from "./search.ts";
import { showDetail } from "./show.ts";
import { unlinkTicket } from "./unlink.ts";

export const routes: Route[] = [
  query(board.searchTickets, (tx, { query }, { caller }) => searchPage(tx, caller, query)),
  query(board.showTicket, (tx, { params }, { caller }) => showDetail(tx, caller, params.id)),
  command(contract.createTicket, (tx, { params, body }, { caller }) =>
    createTicket(tx, caller, params.id, body),
  ),
  command(contract.linkTicket, (tx, { params, body }, { caller }) =>
    linkTicket(tx, caller, { conversation: params.id, ...body }),
  ),
  command(contract.proposeTicket, (tx, { params, body }, { caller }) =>
    proposeTicket(tx, caller, { conversation: params.id, ...body }),
  ),
  command(contract.confirmTicket, (tx, { params }, { caller }) => confirmTicket(tx, caller, params.id)),
  command(contract.unlinkTicket, (tx, { params }, { caller }) => unlinkTicket(tx, caller, params.id)),
  command(contract.editTicket, async (tx, { params, body }, { caller }) => {
    await editTickets(tx, caller, [{ ticket: params.id, change: body }]);
    return renderedTicket(found((await ticketsById(tx, [params.id])).get(params.id)));
  }),
];
