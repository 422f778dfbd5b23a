import type { ConditionTree, Subject } from "@relevo/contract/workflow-conditions.ts";

/** What is read of the place where something may start; who the customer is, and the account's own, always is. */
export type Ask = "conversation" | "ticket" | "said";

/** What conditions ask about, with the message that is looked at given or not. */
export function asksOf({ items }: ConditionTree, message: boolean): Set<Ask> {
  const all = items.flatMap((item) => ("join" in item ? item.conditions : item));
  return new Set(
    all.flatMap(({ subject }) => {
      if (message && ofMessage.includes(subject)) return [];
      return asks[subject.split(".")[0] as Topic] ?? [];
    }),
  );
}

/** These are told by the message itself. */
const ofMessage: readonly Subject[] = ["message.incoming", "since.incoming"];

type TopicOf<S extends string> = S extends `${infer T}.${string}` ? T : S;
type Topic = TopicOf<Subject>;
const asks: Record<Topic, Ask | null> = {
  conversation: "conversation",
  assignee: "conversation",
  contact: null,
  ticket: "ticket",
  since: "said",
  message: "said",
  variable: null,
  trigger: null,
};
