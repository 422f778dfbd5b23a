import { editContact } from "@relevo/contract/contacts.ts";
import type { EventName } from "@relevo/contract/events.ts";
import { createField } from "@relevo/contract/fields.ts";
import { createTag, tagContact } from "@relevo/contract/tags.ts";
import { listRuns, type Run, showRun } from "@relevo/contract/workflow-runs.ts";
import { stopWorkflow, type Trigger, type TriggerKind } from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { eventsOf } from "../../../src/workflows/triggers.rules.ts";
import { acts, type Scene } from "../../live/acts.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition, published } from "../scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
let person = 0;
async function scene(): Promise<Scene> {
  person += 1;
  const write = () => Promise.reject(new Error("only what happens by itself"));
  return { ...(await on.opened()), on, write, person };
}

interface Happened {
  id: number;
  contact: string;
  conversation: string | null;
  ticket: string | null;
  data: Record<string, unknown>;
}
async function lastOf(name: EventName): Promise<Happened> {
  const rows = await rowsOf<Happened>(
    on.desk,
    on.people.account,
    `select id, contact_id as contact, conversation_id as conversation, ticket_id as ticket, data from events
     where name = $1 order by id desc limit 1`,
    [name],
  );
  if (!rows[0]) throw new Error(`${name} did not happen`);
  return rows[0];
}
/** The runs a trigger starts while something is done. */
async function startedBy(trigger: Trigger, act: () => Promise<unknown>): Promise<Run[]> {
  const flow = await published(clara(), definition(undefined, { trigger }));
  await act();
  await on.desk.settle();
  const { items } = await clara().call(listRuns, { query: { workflowId: flow.id } });
  await clara().call(stopWorkflow, { params: { id: flow.id }, body: {} });
  return items;
}
const variablesOf = async (run: Run | undefined) =>
  (await clara().call(showRun, { params: { id: run?.id ?? "" } })).variables;

const any: Partial<Record<TriggerKind, Trigger>> = {
  stage_changed: { kind: "stage_changed", stageId: null },
  contact_field_changed: { kind: "contact_field_changed", fieldId: null },
  contact_tag_changed: { kind: "contact_tag_changed", tagId: null, change: "any" },
};
type Plain =
  | "conversation_opened"
  | "handed_off"
  | "conversation_assigned"
  | "conversation_transferred"
  | "conversation_expired"
  | "conversation_closed"
  | "message_received"
  | "ticket_created"
  | "ticket_resolved"
  | "task_overdue";
type OfEvent = Plain | "stage_changed" | "contact_field_changed" | "contact_tag_changed";

/** What each tells, of the data of its event. */
const tells: Record<OfEvent, (data: Record<string, unknown>) => Record<string, unknown>> = {
  conversation_opened: ({ source, inbox, connection }) => ({ source, inbox, connection }),
  handed_off: ({ stage }) => ({ stage }),
  conversation_assigned: () => ({ owner: on.people.ana.id, how: "claim" }),
  conversation_transferred: () => ({ owner: on.people.beto.id, previous_owner: on.people.ana.id }),
  conversation_expired: ({ unanswered }) => ({ unanswered: String(unanswered) }),
  conversation_closed: ({ outcome, reason, via }) => ({ outcome, reason, via }),
  message_received: () => ({ type: "text" }),
  ticket_created: ({ source, funnel, stage }) => ({ source, funnel, stage }),
  stage_changed: ({ from, to, source }) => ({ from, to, source }),
  ticket_resolved: ({ from, resolution, source }) => ({ previous: from, resolution, source }),
  contact_field_changed: () => ({ field: "name" }),
  contact_tag_changed: ({ added }) => ({ tag: Array.isArray(added) && added[0], change: "added" }),
  task_overdue: ({ owner }) => ({ owner }),
};
/** Where its event is a ticket's. */
const ofTickets: readonly string[] = ["ticket_created", "stage_changed", "ticket_resolved"];

describe("S3-3: each of these starts one run, where it happened, with what it tells", () => {
  test.each(Object.keys(tells) as OfEvent[])("%s", async (kind) => {
    const [name] = eventsOf(kind);
    if (!name) throw new Error("no event starts it");
    const here = await scene();
    const [run, ...more] = await startedBy(any[kind] ?? { kind: kind as Plain }, () => acts[name](here));
    expect(more).toEqual([]);
    const event = await lastOf(name);
    const opened = kind === "conversation_opened";
    expect(run).toMatchObject({
      state: "completed",
      contact: { id: event.contact },
      conversation: { id: opened ? event.conversation : here.id },
      ticket: ofTickets.includes(kind) ? { id: event.ticket } : null,
    });
    const [row] = await rowsOf(on.desk, on.people.account, "select cause, depth from runs where id = $1", [
      run?.id,
    ]);
    expect(row).toEqual({ cause: event.id, depth: 0 });
    const told = Object.entries(tells[kind](event.data)).filter(([, value]) => typeof value === "string");
    const variables = Object.fromEntries(told.map(([key, value]) => [`trigger.${key}`, value]));
    expect(told.length).toBeGreaterThan(0);
    expect(await variablesOf(run)).toEqual(variables);
  });
});

describe("one that asks for more is started by that only", () => {
  test("a stage", async () => {
    const moved = async () => acts["ticket.stage_changed"](await scene());
    expect(await startedBy({ kind: "stage_changed", stageId: null }, moved)).toHaveLength(1);
    const { data } = await lastOf("ticket.stage_changed");
    expect(await startedBy({ kind: "stage_changed", stageId: String(data.to) }, moved)).toHaveLength(1);
    expect(await startedBy({ kind: "stage_changed", stageId: String(data.from) }, moved)).toEqual([]);
  });

  test("a field of the contact: its id, not another's, nor the desk's own", async () => {
    const field = (name: string) =>
      clara().call(createField, { body: { of: "contact", kind: "text", name, options: [] } });
    const [wanted, other] = [await field("Plan"), await field("Rubro")];
    const { id } = await scene();
    const contact = await contactOf(id);
    const set = (fields: Record<string, string>) =>
      clara().call(editContact, { params: { id: contact }, body: { fields } });
    const trigger: Trigger = { kind: "contact_field_changed", fieldId: wanted.id };
    expect(await startedBy(trigger, () => set({ [other.id]: "x" }))).toEqual([]);
    expect(
      await startedBy(trigger, () =>
        clara().call(editContact, { params: { id: contact }, body: { name: "Otra" } }),
      ),
    ).toEqual([]);
    const [run, ...more] = await startedBy(trigger, () => set({ [other.id]: "y", [wanted.id]: "z" }));
    expect(more).toEqual([]);
    expect(run).toMatchObject({ contact: { id: contact }, conversation: { id } });
    expect(await variablesOf(run)).toEqual({ "trigger.field": wanted.id });
    expect(await startedBy(trigger, () => set({ [wanted.id]: "z" }))).toEqual([]);
  });

  test("a tag, given or taken", async () => {
    const { id } = await scene();
    const contact = await contactOf(id);
    const tag = async (name: string) =>
      (await clara().call(createTag, { body: { name, colour: "teal" } })).id;
    const [vip, other] = [await tag(`VIP ${person}`), await tag(`Otra ${person}`)];
    const change = (body: { add?: string[]; remove?: string[] }) =>
      clara().call(tagContact, { params: { id: contact }, body });
    const trigger = (of: "added" | "removed" | "any"): Trigger => ({
      ...{ kind: "contact_tag_changed", tagId: vip, change: of },
    });
    expect(await startedBy(trigger("added"), () => change({ add: [other] }))).toEqual([]);
    expect(await startedBy(trigger("removed"), () => change({ add: [vip] }))).toEqual([]);
    const [taken] = await startedBy(trigger("removed"), () => change({ remove: [vip] }));
    expect(await variablesOf(taken)).toEqual({ "trigger.tag": vip, "trigger.change": "removed" });
    const [given] = await startedBy(trigger("any"), () => change({ add: [vip] }));
    expect(await variablesOf(given)).toEqual({ "trigger.tag": vip, "trigger.change": "added" });
    expect(given).toMatchObject({ contact: { id: contact }, conversation: { id } });
  });
});

test("what happens to somebody without an open conversation starts a run without one", async () => {
  const { id } = await scene();
  const contact = await contactOf(id);
  await rowsOf(
    on.desk,
    on.people.account,
    "update conversations set state = 'discarded', ended_at = active_at where id = $1",
    [id],
  );
  const [run] = await startedBy({ kind: "contact_field_changed", fieldId: null }, () =>
    clara().call(editContact, { params: { id: contact }, body: { name: "Sin nada abierto" } }),
  );
  expect(run).toMatchObject({ contact: { id: contact }, conversation: null });
});

async function contactOf(conversation: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select contact_id as id from conversations where id = $1",
    [conversation],
  );
  return row?.id ?? "";
}
