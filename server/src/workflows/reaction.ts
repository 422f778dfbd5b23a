import type { EventName } from "@relevo/contract/events.ts";
import { Trigger as shape, type Trigger, triggerKinds } from "@relevo/contract/workflows.ts";
import { armDistribution } from "../assignment/arm-distribution.ts";
import { armSticky } from "../assignment/arm-sticky.ts";
import { arm, type Deadline } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import type { Reaction } from "../platform/reactions.ts";
import type { LoggedEvent } from "../platform/realtime.ts";
import { mostDeep } from "./limits.ts";
import { type StartData, startKind } from "./start.ts";
import { eventsOf, started } from "./triggers.rules.ts";
import { wakeEnding, wakeForAgents, wakeListening } from "./wake.ts";

/** After these somebody may be there for what nobody was there for. */
const making: readonly EventName[] = [
  "member.joined",
  "member.changed",
  "member.availability_changed",
  "group.changed",
  "inbox.changed",
  "conversation.assigned",
  "conversation.transferred",
  "conversation.requeued",
  "conversation.moved",
  "conversation.expired",
  "conversation.closed",
  "conversation.discarded",
  "conversation.merged",
];
const saying: readonly EventName[] = ["message.received", "message.written", "message.echoed"];
const ending: readonly EventName[] = ["conversation.closed", "conversation.discarded", "conversation.merged"];

/** What happens starts runs, and wakes those that wait for it. */
export const workflowsReaction: Reaction = {
  name: "workflows",
  events: [...new Set([...triggerKinds.flatMap(eventsOf), ...making, ...saying])],
  async react(tx, events) {
    const workflows = await all(tx);
    if (workflows.length === 0) return;
    const starts = await startsOf(tx, events, workflows);
    await arm(tx, starts);
    await release(tx, events, starts);
    await wakeListening(tx, {
      contact: talks(events, ["message.received"]),
      member: talks(events, ["message.written", "message.echoed"]),
    });
    await wakeEnding(tx, talks(events, ending));
    if (events.some(({ name }) => isOneOf(making, name))) await wakeForAgents(tx);
  },
};

interface Watching {
  id: string;
  /** Null: nothing of it is in force. */
  trigger: Trigger | null;
}
async function all(tx: Tx): Promise<Watching[]> {
  const rows = await tx.rows<{ id: string; trigger: unknown }>(
    `select w.id, case when w.state = 'published' and w.removed_at is null then v.definition->'trigger' end as trigger
     from workflows w left join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id
       and v.version = w.version where w.account_id = $1 order by w.id`,
    [tx.account],
  );
  return rows.map(({ id, trigger }) => ({ id, trigger: trigger === null ? null : shape.parse(trigger) }));
}

/** A start for each workflow an event fits; but for what automation caused too deep, or the workflow's own run did. */
async function startsOf(
  tx: Tx,
  events: readonly LoggedEvent[],
  workflows: readonly Watching[],
): Promise<(Deadline & { data: StartData })[]> {
  const own = await workflowsOf(tx, events);
  return events.flatMap((event) => {
    const { id, contact_id: contact, conversation_id: conversation, ticket_id: ticket, depth } = event;
    if (contact === null || depth >= mostDeep) return [];
    return workflows.flatMap(({ id: workflow, trigger }) => {
      const told = trigger && own.get(event.actor_id ?? "") !== workflow ? started(trigger, event) : null;
      if (!told) return [];
      const key = `${conversation ?? ticket ?? contact}:${workflow}:${id}`;
      return [
        {
          ...{ kind: startKind, key, contact, dueAt: tx.at },
          data: { workflow, event: id, conversation, ticket, trigger: told },
        },
      ];
    });
  });
}

/** The workflow of each run that acted. */
async function workflowsOf(tx: Tx, events: readonly LoggedEvent[]): Promise<Map<string, string>> {
  const runs = events.flatMap(({ actor_kind, actor_id }) =>
    actor_kind === "workflow" ? (actor_id ?? []) : [],
  );
  if (runs.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; workflow: string }>(
    "select id, workflow_id as workflow from runs where account_id = $1 and id = any($2::uuid[])",
    [tx.account, [...new Set(runs)]],
  );
  return new Map(rows.map(({ id, workflow }) => [id, workflow]));
}

/** Distribution waits for what an opening starts. Where it starts nothing, it need not. */
async function release(
  tx: Tx,
  events: readonly LoggedEvent[],
  starts: readonly { data: StartData }[],
): Promise<void> {
  const starting = new Set(starts.map(({ data }) => data.conversation));
  const free = talks(events, ["conversation.opened"]).filter((id) => !starting.has(id));
  if (free.length === 0) return;
  await armDistribution(tx);
  await armSticky(tx, free);
}

function talks(events: readonly LoggedEvent[], names: readonly EventName[]): string[] {
  const ids = events.flatMap(({ name, conversation_id }) =>
    isOneOf(names, name) ? (conversation_id ?? []) : [],
  );
  return [...new Set(ids)];
}
function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
