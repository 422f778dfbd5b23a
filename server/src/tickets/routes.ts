import * as contract from "@relevo/contract/tickets.ts";
import { command, type Route } from "../platform/http.ts";
import { found } from "../platform/refusal.ts";
import { actRoutes } from "./act-routes.ts";
import { boardRoutes } from "./board/routes.ts";
import { confirmTicket } from "./confirm.ts";
import { createTicket } from "./create.ts";
import { editTickets } from "./edit.ts";
import { linkTicket } from "./link.ts";
import { ticketsById } from "./load.ts";
import { proposeTicket } from "./propose.ts";
import { renderedTicket } from "./rows.ts";
import { unlinkTicket } from "./unlink.ts";

export const routes: Route[] = [
  ...boardRoutes,
  ...actRoutes,
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
