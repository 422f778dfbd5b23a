import { showSimulation, simulate, simulatedRuns } from "@relevo/contract/simulations.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { later } from "../engine/scene.ts";
import { drafted } from "../scene.ts";

export const always = {
  from: "2026-01-01T00:00:00Z",
  to: "2100-01-01T00:00:00Z",
  inboxIds: [],
  conversationIds: [],
  numbers: [],
};
export const opening = { trigger: { kind: "conversation_opened" as const } };

/** Tries a draft over the last week, or some of it, and waits for its end. */
export async function tried(on: DeskWithLine, draft: Definition, filter: object = {}) {
  const { id } = await drafted(on.people.clara.client, draft);
  return triedDraft(on, id, filter);
}
export async function triedDraft(on: DeskWithLine, id: string, filter: object = {}) {
  const { client } = on.people.clara;
  const now = await on.desk.step();
  const body = { from: later(now, -7 * 24 * 60).toISOString(), to: later(now, 1).toISOString(), ...filter };
  const begun = await client.call(simulate, { params: { id }, body });
  await on.desk.settle();
  const simulation = await client.call(showSimulation, { params: { id: begun.id } });
  const { items } = await client.call(simulatedRuns, { params: { id: begun.id } });
  return { begun, simulation, items };
}

/** The newest first. */
export function eventsNamed(on: DeskWithLine, name: string) {
  return rowsOf<{ data: Record<string, unknown>; actor_kind: string }>(
    on.desk,
    on.people.account,
    "select data, actor_kind from events where name = $1 order by id desc",
    [name],
  );
}
