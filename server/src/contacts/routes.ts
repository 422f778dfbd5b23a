import * as contract from "@relevo/contract/contacts.ts";
import { command, query, type Route } from "../platform/http.ts";
import { createCompany, editCompany, listCompanies } from "./companies.ts";
import { editOneContact } from "./edit.ts";
import { mergeContact } from "./merge.ts";
import { showContact } from "./show.ts";

export const routes: Route[] = [
  query(contract.showContact, (tx, { params }, { caller }) => showContact(tx, caller, params.id)),
  command(contract.editContact, (tx, { params, body }, { caller }) =>
    editOneContact(tx, caller, params.id, body),
  ),
  command(contract.mergeContact, (tx, { params, body }, { caller }) =>
    mergeContact(tx, caller, params.id, body.intoId),
  ),
  query(contract.listCompanies, (tx, { query }) => listCompanies(tx, query)),
  command(contract.createCompany, (tx, { body }, { caller }) => createCompany(tx, caller, body)),
  command(contract.editCompany, (tx, { params, body }, { caller }) =>
    editCompany(tx, caller, params.id, body),
  ),
];
