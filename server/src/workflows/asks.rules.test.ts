import type { Condition } from "@relevo/contract/workflow-conditions.ts";
import { expect, test } from "vitest";
import { asksOf } from "./asks.rules.ts";

const asking = (...subjects: Condition["subject"][]) => ({
  join: "and" as const,
  items: subjects.map((subject): Condition => ({ subject, operator: "exists" })),
});

test.each([
  ["nothing", asking(), false, []],
  ["whom the customer is: always read", asking("contact.name", "contact.field", "variable"), false, []],
  [
    "the conversation, and whose it is",
    asking("conversation.state", "assignee.online"),
    false,
    ["conversation"],
  ],
  ["the ticket", asking("ticket.field", "contact.tags"), false, ["ticket"]],
  ["what was said", asking("since.outgoing"), false, ["said"]],
  ["what the message itself tells", asking("message.incoming", "since.incoming"), true, []],
  ["the same where no message came", asking("message.incoming"), false, ["said"]],
  ["what else was said when one came", asking("message.outgoing"), true, ["said"]],
])("S3-4: conditions read only what they ask about: %s", (_what, tree, message, asks) => {
  expect([...asksOf(tree, message)]).toEqual(asks);
});

test("S3-4: what stands in a set is asked about, too", () => {
  const set = { join: "or" as const, conditions: asking("ticket.exists", "since.incoming").items };
  const tree = { join: "and" as const, items: [...asking("conversation.inbox").items, set] };
  expect([...asksOf(tree, false)].sort()).toEqual(["conversation", "said", "ticket"]);
});
