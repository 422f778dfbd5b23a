import { Definition } from "@relevo/contract/workflows.ts";
import { type Database, inAccount } from "../../server/src/platform/db.ts";
import { newId } from "../../server/src/platform/ids.ts";
import type { Company } from "./company.ts";

/**
 * Publishes three workflows such as companies have: the quick transfer on every opening, one that looks at each message
 * for a word, and one that waits for the answer to what a ticket was opened for.
 */
export async function publishThree(db: Database, { account }: Company): Promise<void> {
  const definitions = [quickTransfer, keyword, followUp].map((one) => Definition.parse(one));
  await inAccount(db, account, async (tx) => {
    for (const [i, definition] of definitions.entries()) {
      const id = newId();
      await tx.rows(
        `with made as (insert into workflows (account_id, id, name, state, draft, version, published_revision, trigger, created_at, updated_at)
           values ($1, $2, $3, 'published', $4, 1, 1, $5, $6, $6) returning account_id, id)
         select from made`,
        [tx.account, id, `Workflow ${i + 1}`, JSON.stringify(definition), definition.trigger?.kind, tx.at],
      );
      await tx.rows(
        "insert into workflow_versions (account_id, workflow_id, version, definition, at) values ($1, $2, 1, $3, $4)",
        [tx.account, id, JSON.stringify(definition), tx.at],
      );
    }
  });
}

const fromContact = {
  join: "and",
  items: [{ subject: "conversation.source", operator: "is", value: "contact" }],
};
const unanswered = {
  join: "and",
  items: [
    { subject: "conversation.state", operator: "is", value: "open" },
    { subject: "since.outgoing", operator: "not_exists" },
  ],
};

const quickTransfer = {
  trigger: { kind: "conversation_opened" },
  conditions: fromContact,
  first: "first",
  steps: [
    { id: "first", kind: "assign", to: { kind: "inbox" }, edges: { next: "wait" } },
    { id: "wait", kind: "wait", minutes: 15, edges: { next: "answered" } },
    { id: "answered", kind: "branch", branches: [{ id: "no", when: unanswered }], edges: { no: "second" } },
    { id: "second", kind: "assign", to: { kind: "inbox" }, onlineOnly: true },
  ],
};

const keyword = {
  trigger: { kind: "message_received" },
  conditions: {
    join: "and",
    items: [{ subject: "message.incoming", operator: "contains", value: "reclamo" }],
  },
  first: "note",
  steps: [{ id: "note", kind: "comment", text: "{{contact.name}} reclama." }],
};

const followUp = {
  trigger: { kind: "ticket_created" },
  first: "wait",
  steps: [
    { id: "wait", kind: "wait_reply", of: "member", minutes: 60, edges: { timeout: "task" } },
    { id: "task", kind: "task", title: "Responder a {{contact.name}}" },
  ],
};
