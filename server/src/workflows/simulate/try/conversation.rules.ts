import { transferFailures } from "../../../assignment/transfer.rules.ts";
import { mayReply, mayTemplate } from "../../../conversations/can.rules.ts";
import { moveFailures } from "../../../conversations/move.rules.ts";
import { mayWait } from "../../../conversations/snooze/snooze.rules.ts";
import { isOpen } from "../../../conversations/state.rules.ts";
import type { EffectOf } from "../../effects.rules.ts";
import { confirmedTicket } from "../ticket.rules.ts";
import { done, machine, refused, rowOf, seenEvent, type Tried, type Trying, unless } from "./tried.rules.ts";

export function tryAssign(effect: EffectOf<"assign">, trying: Trying): Tried {
  const { standing, ticket } = trying.then;
  const { member, group } = effect;
  const there =
    member === null ? standing.owner === null && standing.group === group : standing.owner === member;
  if (there && isOpen(standing.state)) return done("assigned");
  const target = targetOf(effect, trying);
  if (!target) return refused({ code: "NOT_FOUND" });
  const failures = transferFailures(machine, {
    row: {
      ...rowOf(trying),
      inbox_id: standing.inbox,
      group_id: standing.group,
      owner_name: null,
      flags: [],
    },
    target,
    seenOwner: undefined,
    policy: { commentTriggers: [] },
    worked: false,
    comment: null,
  });
  if (failures.length > 0) return refused(...failures);
  const name = member && !standing.owner ? "conversation.assigned" : "conversation.transferred";
  const state = member === null ? "queued" : standing.state === "snoozed" ? "snoozed" : "active";
  const given = seenEvent(
    name,
    trying,
    { owner: member, group: member ? null : group, state },
    { how: "workflow" },
  );
  const about = confirmedTicket(standing);
  return done(
    "assigned",
    given,
    ...(about !== null && about === ticket?.id ? [ticketGiven(about, member)] : []),
  );
}

function targetOf({ member, group }: EffectOf<"assign">, { ground }: Trying) {
  if (member) {
    const one = ground.colleagues.get(member);
    const serves = one?.everywhere ? [...ground.inboxes.keys()] : (one?.serves ?? []);
    return one && { kind: "member" as const, id: one.id, role: one.role, active: one.active, serves };
  }
  if (!group) return { kind: "queue" as const };
  const serves = ground.groups.get(group);
  return serves && { kind: "group" as const, id: group, serves };
}
function ticketGiven(ticket: string, owner: string | null): Tried["events"][number] {
  return { name: "ticket.assigned", ticket, data: { ticket, to: { owner, group: null } } };
}

export function tryMove({ inbox, reason }: EffectOf<"move">, trying: Trying): Tried {
  const { ground, then } = trying;
  const { standing } = then;
  const to = inbox ?? [...ground.inboxes].find(([, { reasons }]) => reason && reasons.includes(reason))?.[0];
  const [here, there] = [ground.inboxes.get(standing.inbox), ground.inboxes.get(to ?? "")];
  if (!to || !here || !there) return refused({ code: "NOT_FOUND" });
  const failures = moveFailures(machine, {
    row: { ...rowOf(trying), inbox_id: standing.inbox, owner_name: null, flags: [] },
    from: here,
    to: {
      inbox: to,
      reason,
      known: reason !== null && there.reasons.includes(reason),
      hasReasons: there.reasons.length > 0,
    },
    assignToMe: false,
    answered: [],
    worked: false,
  });
  if (failures.length > 0) return refused(...failures);
  if (to === standing.inbox && reason === standing.reason) return done("moved");
  const group = to === standing.inbox ? standing.group : null;
  return done("moved", seenEvent("conversation.moved", trying, { inbox: to, group }, { reason }));
}

export function trySnooze({ until }: EffectOf<"snooze">, trying: Trying): Tried {
  const { timeline, cut } = trying;
  const planned = timeline.tasks.some(
    ({ owner, dueAt, at, doneAt }) => owner && dueAt && at <= cut.at && (doneAt === null || doneAt > cut.at),
  );
  const may = mayWait(machine, rowOf(trying), { until, planned }, cut.at);
  return unless(
    may,
    done(
      "changed",
      seenEvent(
        "conversation.snoozed",
        trying,
        { state: "snoozed" },
        { until: until?.toISOString() ?? null },
      ),
    ),
  );
}

/** Words of the desk itself: they answer nobody. That they arrive is taken for granted. */
export function tryMessage({ text, choices }: EffectOf<"message">, trying: Trying): Tried {
  const said = choices.length > 0 ? `${text}\n${choices.join("\n")}` : text;
  if (said.trim() === "") return refused({ code: "EMPTY_MESSAGE" });
  return unless(mayReply(machine, rowOf(trying), trying.cut.at), spoken(said, "text"));
}

export function tryTemplate({ template }: EffectOf<"template">, trying: Trying): Tried {
  const known = trying.ground.templates.get(template);
  if (trying.facts.contact.optedOut) return refused({ code: "OPTED_OUT" });
  if (!known || known.connection !== trying.timeline.conversation.connection)
    return refused({ code: "NOT_FOUND" });
  if (!known.usable) return refused({ code: "TEMPLATE_NOT_APPROVED" });
  return unless(mayTemplate(machine, rowOf(trying)), spoken("", "template"));
}

function spoken(text: string, type: string): Tried {
  return { ...done("answered"), spoken: [{ id: "", text, type }] };
}
