/** When less than this is left of the window, in ms, the list begins to count. */
const SOON = 4 * 60 * 60 * 1000;

export type WindowState = "none" | "open" | "closing" | "closed";

/** How a channel's window for free text stands; `now` in epoch ms. */
export function windowState(endsAt: string | null, now: number): WindowState {
  if (endsAt === null) return "none";
  const left = Date.parse(endsAt) - now;
  if (left <= 0) return "closed";
  return left < SOON ? "closing" : "open";
}
