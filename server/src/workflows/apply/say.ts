import { tellCustomers } from "../../automessages/tell.ts";
import { commentConversations } from "../../conversations/comment.ts";
import { type Apply, conversationOf, done } from "./acting.ts";

/** Leaves comments; who is tagged in them is told as by a person's. */
export const comment: Apply<"comment"> = async (tx, by, acting) => {
  await commentConversations(
    tx,
    by,
    acting.map((one) => {
      const { text, mentions: mentionIds } = one.effect;
      return { conversation: conversationOf(one), id: undefined, text, mentionIds, fileIds: [], chips: [] };
    }),
  );
  return acting.map(() => done);
};

/** Writes to customers. */
export const message: Apply<"message"> = async (tx, by, acting) => {
  await tellCustomers(
    tx,
    by,
    acting.map((one) => ({ ...one.effect, conversation: conversationOf(one) })),
  );
  return acting.map(() => done);
};
