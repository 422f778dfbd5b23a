import { mayClose } from "../../../conversations/can.rules.ts";
import { type CloseFacts, closeGuard } from "../../../conversations/close/guard.rules.ts";
import type { EffectOf } from "../../effects.rules.ts";
import { isOurs } from "../said.rules.ts";
import { done, machine, refused, rowOf, seenEvent, type Tried, type Trying } from "./tried.rules.ts";

/** Through the same guard, asked with what history knows. */
export function tryClose({ request }: EffectOf<"close">, trying: Trying): Tried {
  const { standing } = trying.then;
  const { ground } = trying;
  const may = mayClose(machine, rowOf(trying));
  if (may !== true) return refused({ code: may });
  const moved = request.reasonId
    ? [...ground.inboxes].find(([, { reasons }]) => reasons.includes(request.reasonId ?? ""))?.[0]
    : standing.inbox;
  const inbox = request.reasonId === standing.reason ? standing.inbox : (moved ?? standing.inbox);
  const policy = ground.inboxes.get(inbox)?.policy;
  if (!policy) return refused({ code: "NOT_FOUND" });
  const reason = request.reasonId ?? standing.reason;
  const { failures } = closeGuard({ ...closeFacts(trying), owner: standing.owner, policy, reason }, request);
  const stray = request.reasonId && moved === undefined ? [{ code: "REASON_NOT_OF_INBOX" as const }] : [];
  if (failures.length + stray.length > 0) return refused(...failures, ...stray);
  const group = inbox === standing.inbox ? standing.group : null;
  return done(
    "closed",
    seenEvent("conversation.closed", trying, { state: "closed", inbox, group }, { reason }),
  );
}

/** As the live guard reads them; what came of other conversations of the contact is not asked. */
function closeFacts({ timeline, then, cut }: Trying): Omit<CloseFacts, "owner" | "policy" | "reason"> {
  const { standing, heard, contact, ticket } = then;
  const lastInbound = heard.findLast(({ author }) => author === "contact") ?? null;
  const accepted = heard.filter(
    (one) =>
      isOurs(one) &&
      one.revokedAt === null &&
      ["sent", "delivered", "read", "played"].includes(one.delivery ?? ""),
  );
  const answer = accepted.at(-1) ?? null;
  const settledAt =
    heard.find(({ id }) => id === standing.settled || id === standing.confirmed)?.at ?? new Date(0);
  const over = Math.max(answer?.at.getTime() ?? 0, settledAt.getTime());
  return {
    state: standing.state,
    author: null,
    contact: {
      name: contact.name,
      phone: contact.phone ?? "",
      mail: contact.mail ?? "",
      company: contact.company !== null,
      individual: contact.individual,
    },
    lastInbound,
    unanswered: heard.find(({ author, at }) => author === "contact" && at.getTime() > over) ?? null,
    answer,
    saidAt: accepted.findLast(({ author }) => author === "member")?.at ?? null,
    settled: standing.settled,
    confirmed: standing.confirmed,
    comments: timeline.comments
      .filter(({ at }) => at <= cut.at)
      .map(({ id, at, triggers }) => ({ id, at, triggers: triggers.filter(isTrigger) })),
    flags: [...standing.flags].flatMap(([trigger, flag]) =>
      isTrigger(trigger) ? [{ trigger, ...flag }] : [],
    ),
    tasks: timeline.tasks.filter(({ at, doneAt }) => at <= cut.at && (doneAt === null || doneAt > cut.at)),
    unsent: heard.flatMap(({ id, author, delivery, at }) =>
      author === "member" && unsent.includes(delivery ?? "") ? [{ id, state: delivery ?? "", at }] : [],
    ),
    ticket:
      standing.ticket && ticket?.id === standing.ticket.id
        ? {
            id: ticket.id,
            number: ticket.number,
            link: standing.ticket.link,
            by: standing.ticket.by,
            linkedAt: standing.ticket.at,
            source: ticket.source,
            open: ticket.state === "open",
            nextStep: ticket.nextStep,
            nextStepAt: ticket.nextStepAt,
            owner: ticket.owner,
          }
        : null,
    others: [],
  };
}

const unsent = ["pending", "sending", "uncertain", "failed"];
type Trigger = CloseFacts["flags"][number]["trigger"];
function isTrigger(text: string): text is Trigger {
  return ["external", "unusual", "missing_data", "handover"].includes(text);
}
