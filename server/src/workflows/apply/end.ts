import { closeConversations } from "../../conversations/close/close.ts";
import { snoozeConversations } from "../../conversations/snooze/snooze.ts";
import type { Outcome } from "../effects.rules.ts";
import { type Apply, conversationOf, done } from "./acting.ts";

/** Closes conversations by the guard, which keeps what it refused. */
export const close: Apply<"close"> = async (tx, by, acting) => {
  const { refused } = await closeConversations(
    tx,
    by,
    acting.map((one) => ({ id: conversationOf(one), request: one.effect.request })),
  );
  const against = new Map(refused.map(({ id, failures }) => [id, failures]));
  return acting.map((one): Outcome => {
    const failures = against.get(conversationOf(one));
    return failures ? { done: false, failures } : done;
  });
};

/** Sets conversations aside. */
export const snooze: Apply<"snooze"> = async (tx, by, acting) => {
  await snoozeConversations(
    tx,
    by,
    acting.map((one) => ({ id: conversationOf(one), until: one.effect.until })),
  );
  return acting.map(() => done);
};
