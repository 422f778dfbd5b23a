import { arm } from "../../deadlines/arm.ts";
import type { Due, Kind } from "../../deadlines/kind.ts";
import type { Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Reaction } from "../../platform/reactions.ts";
import { alertWindows } from "./alert.ts";
import { expireConversations } from "./expire.ts";
import { finaliseConversations } from "./finalise.ts";

/** The deadlines of a session's end. Their rows tell only which conversation to look at. */
export const expiryKinds: readonly Kind[] = [
  kind("expire", (tx, ids) => expireConversations(tx, machine(tx, "expiry"), ids)),
  kind("window-alert", (tx, ids) => alertWindows(tx, machine(tx, "window"), ids)),
  kind("finalise", finaliseConversations),
];

/** What goes on after an end expires in its turn; it may have its window behind it already. */
export const expiryReaction: Reaction = {
  name: "expiry",
  events: ["conversation.reopened", "conversation.close_undone", "conversation.merge_undone"],
  async react(tx, events) {
    await arm(
      tx,
      events.flatMap(({ conversation_id: key, contact_id: contact }) =>
        key && contact
          ? ["expire", "window-alert"].map((kind) => ({ kind, key, dueAt: tx.at, contact }))
          : [],
      ),
    );
  },
};

function kind(name: string, act: (tx: Tx, ids: readonly string[]) => Promise<void>): Kind {
  return {
    name,
    async fire(tx: Tx, due: readonly Due[]) {
      await act(
        tx,
        due.map(({ key }) => key),
      );
      return [];
    },
  };
}

function machine({ account }: Tx, rule: string): Machine {
  return { account, rule };
}
