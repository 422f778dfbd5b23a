import type { ChannelStatus } from "../channels/inbound/item.ts";

/** Where an outbound message stands: ours until the channel speaks, then the channel's. */
export type MessageStatus = "pending" | "sending" | "uncertain" | ChannelStatus;

/**
 * The status after the channel reported `incoming`. Reports come twice, late and in any order, so this is the
 * higher of the two on one scale: any report heals pending, sending and uncertain; failed stands above sent,
 * but delivered or read prove it wrong, whichever came first.
 */
export function mergeStatus(current: MessageStatus, incoming: ChannelStatus): MessageStatus {
  return statusRank[incoming] > statusRank[current] ? incoming : current;
}

/** The scale itself. */
const statusRank: Readonly<Record<MessageStatus, number>> = {
  pending: 0,
  sending: 0,
  uncertain: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
  read: 4,
  played: 5,
};
