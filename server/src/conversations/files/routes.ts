import * as contract from "@relevo/contract/messages.ts";
import type { Desk } from "../../platform/desk.ts";
import { type Route, route } from "../../platform/http.ts";
import { downloadFile } from "./download.ts";
import { uploadFile } from "./upload.ts";

export function fileRoutes(desk: Desk): Route[] {
  return [
    route(contract.uploadFile, (_input, { caller, request }) =>
      uploadFile(desk, request, { account: caller.account, id: caller.member }),
    ),
    route(contract.downloadFile, ({ params }, { caller, reply }, db) =>
      downloadFile(db, desk.storage, caller, params.id, reply),
    ),
  ];
}
