import type { Channel } from "@relevo/contract/words.ts";

const hour = 60 * 60 * 1000;
/** How long after the customer's last message free text may be sent, in ms; null where there is no limit. */
const windowLength: Record<Channel, number | null> = {
  webchat: null,
  // Meta: 24 h from the customer's latest message, refreshed by each.
  whatsapp: 24 * hour,
};

/** When the window closes; null where the channel has none. Before any customer message it is closed. */
export function windowEnd(channel: Channel, lastInboundAt: Date | null): Date | null {
  const length = windowLength[channel];
  if (length === null) return null;
  return new Date((lastInboundAt?.getTime() ?? 0) + length);
}

/**
 * When an open conversation expires: with its window, or, where the customer never wrote in it, once what opened it has
 * waited for an answer long enough. Elapsed time: a clock change does not make a day longer. Null: never.
 */
export function expiryOf(
  channel: Channel,
  { lastInboundAt, templateUntil }: { lastInboundAt: Date | null; templateUntil: Date | null },
): Date | null {
  if (windowLength[channel] === null) return null;
  return lastInboundAt ? windowEnd(channel, lastInboundAt) : templateUntil;
}

/** The channel says that its window is closed: believed over our clock. */
export function saysWindowClosed(code: string | null): boolean {
  return code === windowClosedCode;
}
/** Meta: more than 24 h have passed since the customer last replied. */
export const windowClosedCode = "131047";

/** Our two warnings before an unanswered customer's window ends. */
export interface Warnings {
  soon: Date;
  last: Date;
}

/**
 * Two hours before the end or in the last open hour before it, whichever is earlier, then half an hour before it.
 * @param lastOpen the desk's last open instant before the end; null when there is none, or with no business hours
 */
export function warningsBefore(end: Date, lastInboundAt: Date, lastOpen: Date | null): Warnings {
  const soon = end.getTime() - 2 * hour;
  // A desk that does not open again while the window lasts cannot be warned in its hours.
  const inHours = lastOpen && lastOpen > lastInboundAt ? lastOpen.getTime() - hour : soon;
  return {
    soon: new Date(Math.max(Math.min(soon, inHours), lastInboundAt.getTime())),
    last: new Date(end.getTime() - hour / 2),
  };
}
