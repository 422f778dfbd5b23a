import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { type Hours, isOpen } from "../calendars/hours.rules.ts";

/** Ms between two greetings or away messages to one contact over one connection. */
export const pause = 12 * 60 * 60 * 1000;

/** What the desk says to who just opened a conversation: outside its hours that it is away, else hello; or nothing. */
export function greetingFor(
  { greeting, away }: Pick<InboxPolicy, "greeting" | "away">,
  hours: Hours,
  now: Date,
): { kind: "greeting" | "away"; text: string } | null {
  if (away.on && away.text !== "" && !isOpen(hours, now)) return { kind: "away", text: away.text };
  return greeting.on && greeting.text !== "" ? { kind: "greeting", text: greeting.text } : null;
}
