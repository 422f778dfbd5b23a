import * as contract from "@relevo/contract/board.ts";
import { command, query, type Route, route } from "../../platform/http.ts";
import { showHistoryOf } from "../history.ts";
import { searchPage } from "../search.ts";
import { seeTicket } from "../seen.ts";
import { showDetail } from "../show.ts";
import { ticketThread } from "../thread.ts";
import { showFunnelBoard } from "./board.ts";
import { columnPage } from "./column.ts";
import { countMine } from "./counts.ts";
import { cyclesOf } from "./cycles.ts";
import { exportCsv } from "./export.ts";
import { hygieneOf } from "./hygiene.ts";
import { listOwnViews, removeOwnView, saveOwnView } from "./saved-views.ts";

/** What is read of tickets, and who has seen them. */
export const boardRoutes: Route[] = [
  query(contract.searchTickets, (tx, { query }, { caller }) => searchPage(tx, caller, query)),
  query(contract.showBoard, (tx, input, { caller }) => showFunnelBoard(tx, caller, input)),
  query(contract.showColumn, (tx, input, { caller }) => columnPage(tx, caller, input)),
  query(contract.countTickets, (tx, _, { caller }) => countMine(tx, caller)),
  query(contract.showHygiene, (tx, { params }, { caller }) => hygieneOf(tx, caller, params.id)),
  query(contract.showCycles, (tx, input, { caller }) => cyclesOf(tx, caller, input)),
  route(contract.exportTickets, ({ query }, { caller, reply }, db) => exportCsv(db, caller, query, reply)),
  query(contract.listViews, (tx, _, { caller }) => listOwnViews(tx, caller)),
  command(contract.saveView, (tx, { body }, { caller }) => saveOwnView(tx, caller, body)),
  command(contract.removeView, (tx, { params }, { caller }) => removeOwnView(tx, caller, params.id)),
  query(contract.showTicket, (tx, { params }, { caller }) => showDetail(tx, caller, params.id)),
  query(contract.showHistory, (tx, input, { caller }) => showHistoryOf(tx, caller, input)),
  query(contract.showTicketThread, (tx, input, { caller }) => ticketThread(tx, caller, input)),
  command(contract.seeTicket, (tx, { params }, { caller }) => seeTicket(tx, caller, params.id)),
];
