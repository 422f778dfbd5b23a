import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Shown } from "../../../live/cache.ts";
import { looksLikeThanks } from "./thanks.rules.ts";

type Detail = NonNullable<Shown>;
/** One thing that matters now, each with a way out of its own. */
export type Now =
  | { kind: "merged"; into: Detail["mergedInto"] }
  | { kind: "superseded"; id: string }
  | { kind: "expired" }
  | { kind: "approval" }
  | { kind: "proposed"; number: number }
  | { kind: "duplicate"; other: Detail["duplicates"][number] }
  | { kind: "snoozed"; until: string | null }
  | { kind: "thanks" };

/** What matters now about a conversation, what bars the way first. Nothing is told twice. */
export function nowOf(
  conversation: Conversation,
  { duplicates, mergedInto }: Pick<Detail, "duplicates" | "mergedInto">,
  asked: boolean,
): Now[] {
  const { state, supersededById, ticket, snoozedUntil } = conversation;
  if (state === "merged") return [{ kind: "merged", into: mergedInto }];
  if (state === "closed" || state === "discarded") return [];
  const now: Now[] = [];
  if (supersededById) now.push({ kind: "superseded", id: supersededById });
  else if (state === "expired") now.push({ kind: "expired" });
  if (asked) now.push({ kind: "approval" });
  if (ticket?.link === "proposed") now.push({ kind: "proposed", number: ticket.number });
  for (const other of duplicates) if (other.id !== supersededById) now.push({ kind: "duplicate", other });
  if (state === "snoozed") now.push({ kind: "snoozed", until: snoozedUntil });
  if (conversation.waitingSince && looksLikeThanks(conversation.last)) now.push({ kind: "thanks" });
  return now;
}
