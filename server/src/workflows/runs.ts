import type { Definition } from "@relevo/contract/workflows.ts";
import type { ActingRun } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import type { RunNow } from "./facts.rules.ts";
import { definitionsOf } from "./versions.ts";

/** A run under way, as its row says. */
export interface OpenRun {
  now: RunNow;
  state: "running" | "waiting";
  contact: string;
  conversation: string | null;
  ticket: string | null;
  cause: number | null;
  depth: number;
  /** The run whose step started it. */
  parent: string | null;
  /** The version it is pinned to. */
  definition: Definition;
}

/** Locks runs that have not ended, in order of their ids; their contacts are locked. */
export async function openRuns(tx: Tx, ids: readonly string[]): Promise<OpenRun[]> {
  const rows = await tx.rows<Row>(
    `select id, workflow_id as workflow, version, state, contact_id as contact, conversation_id as conversation,
       ticket_id as ticket, step, n, walked, entered_at as "enteredAt", until, wakes, waited_from, owner_id, heard_in,
       heard_out, given, variables, counts, cause, depth,
       parent_id as parent
     from runs where account_id = $1 and id = any($2::uuid[]) and state in ('running', 'waiting')
     order by id for no key update`,
    [tx.account, ids],
  );
  const definitions = await definitionsOf(tx, rows);
  return rows.flatMap((row) => {
    const definition = definitions.get(`${row.workflow} ${row.version}`);
    return definition ? [asOpen(row, definition)] : [];
  });
}

/** The run as the log tells it. */
export function actingOf({ now, contact, conversation, ticket, cause, depth }: OpenRun): ActingRun {
  const { id, workflow } = now;
  return { id, workflow, contact, conversation, ticket, cause: { id: cause, depth } };
}

interface Row extends Omit<RunNow, "heard" | "waited">, Omit<OpenRun, "now" | "definition"> {
  waited_from: Date | null;
  owner_id: string | null;
  heard_in: string | null;
  heard_out: string | null;
}

function asOpen(row: Row, definition: Definition): OpenRun {
  const {
    state,
    contact,
    conversation,
    ticket,
    cause,
    depth,
    parent,
    waited_from,
    owner_id,
    heard_in,
    heard_out,
    ...run
  } = row;
  const now: RunNow = {
    ...run,
    heard: { contact: heard_in, member: heard_out },
    waited: waited_from && { from: waited_from, owner: owner_id },
  };
  return { now, state, contact, conversation, ticket, cause, depth, parent, definition };
}
