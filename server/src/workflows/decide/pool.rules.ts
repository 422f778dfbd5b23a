import type { StepOf } from "@relevo/contract/workflow-steps.ts";

/** A person, as far as a workflow may give them something. */
export interface PoolAgent {
  id: string;
  mayReply: boolean;
  available: boolean;
  online: boolean;
  /** The inboxes they are listed for. */
  serves: readonly string[];
  /** An administrator: may be given anything by name. */
  everywhere: boolean;
  groups: readonly string[];
  /** Contacts they hold an open conversation of. */
  contacts: Set<string>;
}
/** Who is active, and whose turn it is: a working copy, which what is given changes. */
export interface Pool {
  agents: readonly PoolAgent[];
  /** By group or inbox, who was given one, the longest ago first. Who was never given any comes before them. */
  turns: Map<string, string[]>;
}
export interface Asked extends Pick<StepOf<"assign">, "to" | "logic" | "onlineOnly" | "capacity"> {
  inbox: string;
  /** Who failed to answer. Whoever is named is not left out. */
  except: readonly string[];
}

/** Who gets it, by the step's way; null: nobody may. Ties go to the one given the longest ago, then by id. */
export function pickAgent(pool: Pool, asked: Asked): string | null {
  const { agents } = pool;
  const turns = pool.turns.get(turnsOf(asked) ?? "") ?? [];
  const held = ({ contacts }: PoolAgent) => (asked.logic === "least_open" ? contacts.size : 0);
  // Who was never given any stands at -1.
  const [first] = agents
    .filter((agent) => mayGet(agent, asked))
    .sort((a, b) => held(a) - held(b) || turns.indexOf(a.id) - turns.indexOf(b.id) || (a.id < b.id ? -1 : 1));
  return first?.id ?? null;
}

/** Counts as given from now on, for all that are decided after it. */
export function give(pool: Pool, member: string, contact: string, turns: string | null): void {
  pool.agents.find(({ id }) => id === member)?.contacts.add(contact);
  if (turns === null) return;
  const given = (pool.turns.get(turns) ?? []).filter((id) => id !== member);
  pool.turns.set(turns, [...given, member]);
}

/** Where turns are kept: by group, or by the inbox whose people they are. */
export function turnsOf({ to, inbox }: Pick<Asked, "to" | "inbox">): string | null {
  if (to.kind === "group") return to.groupId;
  return to.kind === "inbox" ? inbox : null;
}

function mayGet(agent: PoolAgent, { to, inbox, onlineOnly, capacity, except }: Asked): boolean {
  const room = capacity === null || agent.contacts.size < capacity;
  if (!agent.mayReply || !room || (onlineOnly && !(agent.online && agent.available))) return false;
  if (to.kind === "member")
    return agent.id === to.memberId && (agent.everywhere || agent.serves.includes(inbox));
  const ofGroup = to.kind === "inbox" || (to.kind === "group" && agent.groups.includes(to.groupId ?? ""));
  return ofGroup && agent.available && agent.serves.includes(inbox) && !except.includes(agent.id);
}
