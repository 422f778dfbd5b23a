import * as contract from "@relevo/contract/closing.ts";
import type { Tx } from "../../platform/db.ts";
import { command, query, type Route } from "../../platform/http.ts";
import { found, Refusal, refuse } from "../../platform/refusal.ts";
import { conversationsById, rendered } from "../rows.ts";
import { askForApproval } from "./approvals/ask.ts";
import { decideApproval } from "./approvals/decide.ts";
import { approvalsPage } from "./approvals/list.ts";
import { checkOneClose } from "./check.ts";
import { closeConversations } from "./close.ts";
import { discardConversation } from "./discard.ts";
import { flagConversation, unflagConversation } from "./flag.ts";
import { reopenConversation } from "./reopen.ts";
import { confirmConversation, settleConversation, unsettleConversation } from "./settle.ts";
import { undoClose } from "./undo.ts";

/** Everything about ending a conversation, and what is said of it before. */
export const closeRoutes: Route[] = [
  query(contract.checkClose, (tx, { params, body }, { caller }) =>
    checkOneClose(tx, caller, params.id, body),
  ),
  command(contract.close, async (tx, { params, body }, { caller }) => {
    const { refused } = await closeConversations(tx, caller, [{ id: params.id, request: body }]);
    if (!refused[0]) return shown(tx, params.id);
    if (refused[0].failures[0]?.code === "NOT_FOUND") refuse("NOT_FOUND");
    // Returned: that it was tried is kept.
    return new Refusal(refused[0].failures);
  }),
  command(contract.bulkClose, async (tx, { body }, { caller }) => {
    const { closed, refused } = await closeConversations(
      tx,
      caller,
      body.ids.map((id) => ({ id, request: body.request })),
    );
    const unseen = refused.filter(({ failures }) => failures[0]?.code === "NOT_FOUND");
    if (closed.length === 0 && unseen.length === refused.length) refuse("NOT_FOUND");
    return { closed, refused: refused.map(({ id, failures }) => ({ id, failures: [...failures] })) };
  }),
  command(contract.undoClose, async (tx, { params }, { caller }) => {
    await undoClose(tx, caller, params.id);
    return shown(tx, params.id);
  }),
  command(contract.reopen, async (tx, { params, body }, { caller }) => {
    await reopenConversation(tx, caller, params.id, body.reason);
    return shown(tx, params.id);
  }),
  command(contract.discard, async (tx, { params, body }, { caller }) => {
    await discardConversation(tx, caller, { id: params.id, ...body });
    return shown(tx, params.id);
  }),
  command(contract.settle, async (tx, { params, body }, { caller }) => {
    await settleConversation(tx, caller, params.id, body.messageId);
    return shown(tx, params.id);
  }),
  command(contract.unsettle, async (tx, { params }, { caller }) => {
    await unsettleConversation(tx, caller, params.id);
    return shown(tx, params.id);
  }),
  command(contract.confirmAttended, async (tx, { params, body }, { caller }) => {
    await confirmConversation(tx, caller, params.id, body.messageId);
    return shown(tx, params.id);
  }),
  command(contract.flag, async (tx, { params }, { caller }) => {
    await flagConversation(tx, caller, params.id, params.trigger);
    return shown(tx, params.id);
  }),
  command(contract.unflag, async (tx, { params }, { caller }) => {
    await unflagConversation(tx, caller, params.id, params.trigger);
    return shown(tx, params.id);
  }),
  command(contract.askApproval, (tx, { params, body }, { caller }) =>
    askForApproval(tx, caller, { conversation: params.id, ...body }),
  ),
  query(contract.listApprovals, (tx, { query }, { caller }) => approvalsPage(tx, caller, query)),
  command(contract.decideApproval, (tx, { params, body }, { caller }) =>
    decideApproval(tx, caller, { id: params.id, ...body }),
  ),
];

/** The conversation after one's own act, though it may have gone where one does not look. */
async function shown(tx: Tx, id: string) {
  return rendered(found((await conversationsById(tx, [id]))[0]));
}
