import type { Channel } from "@relevo/contract/words.ts";

/** How long after the customer's last message free text may be sent, in ms; null where there is no limit. */
const windowLength: Record<Channel, number | null> = {
  webchat: null,
  // Meta: 24 h from the customer's latest message, refreshed by each.
  whatsapp: 24 * 60 * 60 * 1000,
};

/** When the window closes; null where the channel has none. Before any customer message it is closed. */
export function windowEnd(channel: Channel, lastInboundAt: Date | null): Date | null {
  const length = windowLength[channel];
  if (length === null) return null;
  return new Date((lastInboundAt?.getTime() ?? 0) + length);
}
