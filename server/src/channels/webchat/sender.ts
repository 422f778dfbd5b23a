import type { Sender } from "../../deliveries/sender.ts";

/** Nothing leaves the house: the visitor reads the very row, so it is sent as soon as it is written. */
export const webchatSender: Sender = {
  channel: "webchat",
  send: async ({ id }) => ({ kind: "accepted", externalId: id }),
};
