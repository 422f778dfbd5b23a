import type { InboundItem } from "../../channels/inbound/item.ts";
import { mergeStatus } from "../../deliveries/status.rules.ts";
import type { Plan } from "./changes.ts";
import type { Facts, KnownMessage } from "./facts.ts";

/** What was told about a message: its status, an edit, a revoke or a reaction; kept where the message is not there yet. */
export function takeNews(
  plan: Plan,
  facts: Facts,
  contactOf: ReadonlyMap<InboundItem, string>,
  item: Exclude<InboundItem, { kind: "message" | "identity" | "notice" }>,
  itemId: number,
): void {
  const message =
    facts.byExternal.get(item.target) ??
    (item.kind === "status" && item.ref ? facts.byId.get(item.ref) : undefined);
  if (!message) {
    // No message of ours has a longer id: there is nothing to wait for.
    if (item.target.length <= 512) plan.early.push({ target: item.target, itemId });
    return;
  }
  if (item.kind === "status") takeStatus(plan, facts, message, item);
  else takeAct(plan, contactOf, message, item);
}

/** An edit, a revoke or a reaction. */
function takeAct(
  plan: Plan,
  contactOf: ReadonlyMap<InboundItem, string>,
  message: KnownMessage,
  item: Extract<InboundItem, { kind: "edit" | "revoke" | "reaction" }>,
): void {
  // Only one's own: the customer theirs, the company's phone ours; and a reaction from who is spoken with.
  const ours = item.direction === "echo";
  if (contactOf.get(item) !== message.contact) return;
  if (item.kind !== "reaction" && (message.direction === "out") !== ours) return;
  if (item.kind === "edit") plan.edits.push({ message, text: item.content.text ?? "", at: item.at });
  else if (item.kind === "revoke") plan.revokes.push({ message, at: item.at });
  else
    plan.reactions.push({
      message,
      emoji: item.emoji,
      by: ours ? "member" : "contact",
      at: item.at,
    });
}

function takeStatus(
  plan: Plan,
  facts: Facts,
  message: KnownMessage,
  item: Extract<InboundItem, { kind: "status" }>,
): void {
  if (message.direction !== "out") return;
  // An earlier attempt failed, too; the one that counts has an id of its own. That it arrived after all counts.
  if (item.status === "failed" && message.external !== null && message.external !== item.target) return;
  const earlier = plan.states.get(message.id);
  const from = earlier?.from ?? message.state;
  const to = mergeStatus(message.state, item.status);
  if (to === message.state && message.external !== null) return;
  const error =
    to === "failed" && item.error
      ? { code: String(item.error.code), detail: item.error.detail ?? item.error.title }
      : null;
  plan.states.set(message.id, { message, from, to, external: message.external ?? item.target, error });
  message.state = to;
  message.external ??= item.target;
  facts.byExternal.set(item.target, message);
}
