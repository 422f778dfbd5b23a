import * as contract from "@relevo/contract/webchat.ts";
import { uploadFile } from "../../conversations/files/upload.ts";
import type { Desk } from "../../platform/desk.ts";
import { command, query, type Route, route } from "../../platform/http.ts";
import { sendVisitorFile, visitorFileLimit } from "./files.ts";
import { introduce } from "./introduce.ts";
import { listMessages } from "./list.ts";
import { markRead } from "./mark-read.ts";
import { beginVisit } from "./start.ts";
import { writeMessage } from "./write.ts";

export function webchatRoutes(desk: Desk): Route[] {
  return [
    route(contract.startVisit, (input, { request }) => beginVisit(desk, request, input)),
    query(contract.listVisitorMessages, (tx, { query }, { caller }) =>
      listMessages(tx, caller, query.before),
    ),
    command(contract.writeAsVisitor, (tx, { body }, { caller }) => writeMessage(tx, caller, body)),
    command(contract.introduceVisitor, (tx, { body }, { caller }) => introduce(tx, caller, body)),
    command(contract.visitorRead, (tx, _input, { caller }) => markRead(tx, caller)),
    route(contract.uploadVisitorFile, (_input, { caller, request }) =>
      uploadFile(desk, request, { account: caller.account, id: caller.visitor }, visitorFileLimit),
    ),
    route(contract.downloadVisitorFile, ({ params }, { caller, reply }) =>
      sendVisitorFile(desk, caller, params.id, reply),
    ),
  ];
}
