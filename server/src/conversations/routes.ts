import * as contract from "@relevo/contract/conversations.ts";
import * as messages from "@relevo/contract/messages.ts";
import * as team from "@relevo/contract/team.ts";
import * as templates from "@relevo/contract/templates.ts";
import { attendNext } from "../assignment/attend.ts";
import { claimConversations } from "../assignment/claim.ts";
import { transferConversations } from "../assignment/transfer.ts";
import { retryMessage } from "../deliveries/retry.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { command, query, type Route } from "../platform/http.ts";
import { found } from "../platform/refusal.ts";
import { commentConversation } from "./comment.ts";
import { countOpen } from "./counts.ts";
import { listPage } from "./list.ts";
import { seen } from "./load.ts";
import { markConversationsRead } from "./mark-read.ts";
import { moveConversations } from "./move.ts";
import { replyToConversation } from "./reply.ts";
import { rendered } from "./rows.ts";
import { showDetail } from "./show.ts";
import { startOneConversation } from "./start.ts";
import { sendOneTemplate, sendTemplateFromMany } from "./template.ts";
import { threadPage } from "./thread.ts";

export const routes: Route[] = [
  query(contract.listConversations, (tx, { query }, { caller }) => listPage(tx, caller, query)),
  query(contract.countConversations, (tx, _input, { caller }) => countOpen(tx, caller)),
  query(contract.showConversation, async (tx, { params }, { caller }) => {
    const row = found((await seen(tx, caller, [params.id])).get(params.id));
    return showDetail(tx, caller, row);
  }),
  query(messages.showThread, (tx, input, { caller }) => threadPage(tx, caller, input)),
  command(contract.claim, async (tx, { params }, { caller }) => {
    await claimConversations(tx, caller, [params.id]);
    return found(await shown(tx, caller, params.id));
  }),
  command(team.attendNext, async (tx, { body }, { caller }) => {
    const id = await attendNext(tx, caller, body.inboxId);
    return id === null ? null : shown(tx, caller, id);
  }),
  command(contract.transfer, async (tx, { params, body }, { caller }) => {
    await transferConversations(tx, caller, [{ id: params.id, ...body }]);
    return shown(tx, caller, params.id);
  }),
  command(contract.move, async (tx, { params, body }, { caller }) => {
    await moveConversations(tx, caller, [{ id: params.id, ...body }]);
    return shown(tx, caller, params.id);
  }),
  command(contract.markRead, async (tx, { params }, { caller }) => {
    await markConversationsRead(tx, caller, [params.id]);
  }),
  command(messages.reply, (tx, { params, body }, { caller }) =>
    replyToConversation(tx, caller, {
      conversation: params.id,
      ...body,
      id: body.id,
      replyToId: body.replyToId,
    }),
  ),
  command(messages.comment, (tx, { params, body }, { caller }) =>
    commentConversation(tx, caller, { conversation: params.id, ...body, id: body.id }),
  ),
  command(templates.sendTemplate, (tx, { params, body: { id, ...use } }, { caller }) =>
    sendOneTemplate(tx, caller, { conversation: params.id, id, use }),
  ),
  command(templates.startConversation, (tx, { body }, { caller }) => startOneConversation(tx, caller, body)),
  command(templates.bulkTemplate, (tx, { params, body }, { caller }) =>
    sendTemplateFromMany(tx, caller, body.conversationIds, { templateId: params.id, values: body.values }),
  ),
  command(messages.retryMessage, (tx, { params }, { caller }) => retryMessage(tx, caller, params.id)),
];

/** The conversation as the caller sees it after the act, or null where it has left their sight. */
async function shown(tx: Tx, caller: Caller, id: string) {
  const row = (await seen(tx, caller, [id])).get(id);
  return row ? rendered(row) : null;
}
