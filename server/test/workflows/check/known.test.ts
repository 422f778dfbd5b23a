import { createCalendar, removeCalendar } from "@relevo/contract/calendars.ts";
import { createField, removeField } from "@relevo/contract/fields.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { editInbox, listInboxes } from "@relevo/contract/inboxes.ts";
import { createGroup, editMember, removeGroup } from "@relevo/contract/people.ts";
import { createTag, removeTag } from "@relevo/contract/tags.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { type Company, otherAccount, type Person } from "../../support/cast.ts";
import type { Client } from "../../support/desk.ts";
import { templateDesk } from "../../support/template-desk.ts";
import { definition, drafted, freshName, published } from "../scene.ts";

const { on, ids, rows } = templateDesk();
let other: Company & { olga: Person };
const clara = () => on.people.clara.client;
const made = { group: "", tag: "", field: "", calendar: "", workflow: "" };

beforeAll(async () => {
  other = await otherAccount(on.desk);
  const { ana, inboxes } = on.people;
  const hours = { timeZone: "America/Santiago", hours: [], holidays: [] };
  const call = clara().call;
  made.group = (
    await call(createGroup, { body: { name: "Refuerzo", memberIds: [ana.id], inboxIds: [inboxes.sales] } })
  ).id;
  made.tag = (await call(createTag, { body: { name: "VIP" } })).id;
  made.field = (await call(createField, { body: { of: "contact", kind: "number", name: "Puntos" } })).id;
  made.calendar = (await call(createCalendar, { body: { name: "Oficina", ...hours } })).id;
  made.workflow = (await published(clara(), definition())).id;
});

/** Steps that name one of everything, one after the other. */
async function naming(): Promise<contract.Definition> {
  const { ana, inboxes } = on.people;
  const inbox = (await clara().call(listInboxes, {})).items.find(({ id }) => id === inboxes.sales);
  const [reason] = inbox?.reasons ?? [];
  const [funnel] = (await clara().call(listFunnels, {})).items;
  const [ending] = funnel?.reasons ?? [];
  const [stage] = funnel?.stages ?? [];
  const settings = [
    { kind: "assign", to: { kind: "member", memberId: ana.id } },
    { kind: "assign", to: { kind: "group", groupId: made.group } },
    { kind: "hours", calendarId: made.calendar },
    { kind: "template", templateId: ids.greeting, values: { nombre: "{{contact.name}}", pedido: "silla" } },
    { kind: "move_inbox", inboxId: inboxes.sales, reasonId: reason?.id },
    { kind: "tag", add: [made.tag] },
    { kind: "field", fieldId: made.field, value: 3 },
    { kind: "create_ticket", funnelId: funnel?.id, stageId: stage?.id },
    { kind: "resolve_ticket", resolution: ending?.kind, reasonId: ending?.id },
    { kind: "workflow", workflowId: made.workflow },
  ];
  const steps = settings.map((one, i) => {
    const edge = one.kind === "hours" ? "open" : "next";
    return { ...one, id: `s${i}`, edges: i + 1 < settings.length ? { [edge]: `s${i + 1}` } : {} };
  });
  return contract.Definition.parse({ trigger: { kind: "conversation_opened" }, first: "s0", steps });
}
const problems = async (client: Client, draft: contract.Definition) =>
  (await drafted(client, draft)).problems.map(({ pointer, problem }) => `${pointer} ${problem}`);

describe("what a draft names is asked of the account", () => {
  test("what is there is fine, and what is another account's is not there", async () => {
    const draft = await naming();
    expect(await problems(clara(), draft)).toEqual([]);
    expect(await problems(other.olga.client, draft)).toEqual([
      "/steps/0/to/memberId unknown",
      "/steps/1/to/groupId unknown",
      "/steps/2/calendarId unknown",
      "/steps/3/templateId unknown",
      "/steps/4/inboxId unknown",
      "/steps/4/reasonId unknown",
      "/steps/5/add/0 unknown",
      "/steps/6/fieldId unknown",
      "/steps/7/funnelId unknown",
      "/steps/7/stageId unknown",
      "/steps/8/reasonId unknown",
      "/steps/9/workflowId unknown",
    ]);
  });

  test("a template that needs a picture, or is not approved any more, cannot be used", async () => {
    const template = (templateId: string, values: Record<string, string>) =>
      definition([{ id: "t", name: "", edges: {}, kind: "template", templateId, values }]);
    expect(await problems(clara(), template(ids.catalogue, { "1": "x" }))).toEqual([
      "/steps/0/templateId unknown",
    ]);
    const visit = template(ids.visit, {});
    expect(await problems(clara(), visit)).toEqual([]);
    await rows("update templates set state = 'paused' where id = $1", [ids.visit]);
    expect(await problems(clara(), visit)).toEqual(["/steps/0/templateId unknown"]);
  });

  test("two that start each other cannot both be in force", async () => {
    const starts = (id: string) =>
      definition([{ id: "w", name: "", edges: {}, kind: "workflow", workflowId: id }]);
    const second = await published(clara(), starts(made.workflow));
    const { name, revision } = await clara().call(contract.showWorkflow, { params: { id: made.workflow } });
    const saved = await clara().call(contract.editWorkflow, {
      params: { id: made.workflow },
      body: { name, draft: starts(second.id), revision },
    });
    expect(saved.problems).toEqual([{ pointer: "/steps/0/workflowId", problem: "calls_loop" }]);
    const refused = await clara().refused(contract.publishWorkflow, {
      params: { id: made.workflow },
      body: { revision: saved.revision },
    });
    expect(refused.failures).toMatchObject([
      { code: "INVALID", pointer: "/draft/steps/0/workflowId", data: { problem: "calls_loop" } },
    ]);
  });

  test("what goes away is not there any more", async () => {
    const draft = await naming();
    const { id } = await drafted(clara(), draft, freshName());
    const { ana, inboxes } = on.people;
    await clara().call(removeGroup, { params: { id: made.group } });
    await clara().call(removeTag, { params: { id: made.tag } });
    await clara().call(removeField, { params: { id: made.field } });
    await clara().call(removeCalendar, { params: { id: made.calendar } });
    await clara().call(contract.stopWorkflow, { params: { id: made.workflow }, body: {} });
    await clara().call(editMember, { params: { id: ana.id }, body: { active: false } });
    const { items } = await clara().call(listInboxes, {});
    const sales = items.find((inbox) => inbox.id === inboxes.sales);
    await clara().call(editInbox, {
      params: { id: inboxes.sales },
      body: { name: sales?.name ?? "", reasons: [] },
    });
    const left = await clara().call(contract.showWorkflow, { params: { id } });
    expect(left.problems.map(({ pointer }) => pointer)).toEqual([
      "/steps/0/to/memberId",
      "/steps/1/to/groupId",
      "/steps/2/calendarId",
      "/steps/4/reasonId",
      "/steps/5/add/0",
      "/steps/6/fieldId",
      "/steps/9/workflowId",
    ]);
  });
});
