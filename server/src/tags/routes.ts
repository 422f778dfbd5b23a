import * as contract from "@relevo/contract/tags.ts";
import { command, query, type Route } from "../platform/http.ts";
import { listTags } from "./list.ts";
import { removeTag } from "./remove.ts";
import { tagContact } from "./tag-contacts.ts";
import { createTag, editTag } from "./write.ts";

export const routes: Route[] = [
  query(contract.listTags, async (tx) => ({ items: await listTags(tx) })),
  command(contract.createTag, (tx, { body }, { caller }) => createTag(tx, caller, body)),
  command(contract.editTag, (tx, { params, body }, { caller }) => editTag(tx, caller, params.id, body)),
  command(contract.removeTag, (tx, { params }, { caller }) => removeTag(tx, caller, params.id)),
  command(contract.tagContact, (tx, { params, body }, { caller }) =>
    tagContact(tx, caller, { contact: params.id, ...body }),
  ),
];
