import * as contract from "@relevo/contract/contacts.ts";
import { command, query, type Route } from "../platform/http.ts";
import { editOneContact } from "./edit.ts";
import { showContact } from "./show.ts";

export const routes: Route[] = [
  query(contract.showContact, (tx, { params }, { caller }) => showContact(tx, caller, params.id)),
  command(contract.editContact, (tx, { params, body }, { caller }) =>
    editOneContact(tx, caller, params.id, body),
  ),
];
