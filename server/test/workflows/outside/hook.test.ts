import { editContact } from "@relevo/contract/contacts.ts";
import { listRuns, showRun } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../../support/cast.ts";
import { Refused } from "../../support/desk.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition, drafted, published, wait } from "../scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;

const hooked = (more: Partial<Definition> = {}, path = "phone", by: "phone" | "mail" = "phone") =>
  definition([wait("espera", 60)], { trigger: { kind: "webhook", by, path }, ...more });
const address = ({ hookUrl }: { hookUrl: string | null }) => hookUrl ?? "";

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: text,
  });
  const answer = await response.text();
  await on.desk.settle();
  return { status: response.status, text: answer };
}
async function runsOf(workflowId: string) {
  return (await clara().call(listRuns, { query: { workflowId } })).items;
}

describe("an incoming webhook starts a run", () => {
  test("in the open conversation of who has the phone, with what the body says", async () => {
    const { who, id } = await on.opened();
    const flow = await published(clara(), hooked({}, "customer.phones.0"));
    const body = {
      customer: { phones: [`+${who.phone}`], name: "Ana" },
      order: { id: 7, items: [{ sku: "a" }], paid: true, note: null },
    };
    expect((await post(address(flow), body)).status).toBe(202);
    const [run, ...more] = await runsOf(flow.id);
    expect(more).toEqual([]);
    expect(run).toMatchObject({ conversation: { id }, state: "waiting", step: "espera" });
    const shown = await clara().call(showRun, { params: { id: run?.id ?? "" } });
    expect(shown.variables).toEqual({
      "trigger.customer.phones.0": `+${who.phone}`,
      "trigger.customer.name": "Ana",
      "trigger.order.id": "7",
      "trigger.order.items.0.sku": "a",
      "trigger.order.paid": "true",
    });
  });

  test("however the phone is written, as text or as a number", async () => {
    const flow = await published(clara(), hooked());
    for (const spell of [
      (phone: string) => phone,
      (phone: string) => Number(phone),
      (phone: string) => phone.slice(2),
      (phone: string) => `+56 ${phone.slice(2, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`,
    ]) {
      const { who } = await on.opened();
      const before = (await runsOf(flow.id)).length;
      expect((await post(address(flow), { phone: spell(who.phone ?? "") })).status).toBe(202);
      expect(await runsOf(flow.id), String(spell(who.phone ?? ""))).toHaveLength(before + 1);
    }
  });

  test("by the mail somebody wrote down", async () => {
    const { id } = await on.opened();
    const contact = await contactOf(id);
    await clara().call(editContact, { params: { id: contact }, body: { mail: "Diego@Example.com" } });
    const flow = await published(clara(), hooked({}, "mail", "mail"));
    await post(address(flow), { mail: "diego@example.COM" });
    expect(await runsOf(flow.id)).toMatchObject([{ contact: { id: contact }, conversation: { id } }]);
  });

  test("without a conversation, where none is open", async () => {
    const { who, id } = await on.opened();
    const contact = await contactOf(id);
    await rowsOf(
      on.desk,
      on.people.account,
      "update conversations set state = 'discarded', ended_at = active_at where id = $1",
      [id],
    );
    const flow = await published(clara(), hooked());
    await post(address(flow), { phone: who.phone });
    expect(await runsOf(flow.id)).toMatchObject([{ contact: { id: contact }, conversation: null }]);
  });

  test("only if its conditions hold", async () => {
    const { who } = await on.opened();
    const conditions = {
      join: "and",
      items: [{ subject: "trigger", key: "kind", operator: "is", value: "order" }],
    } as const;
    const flow = await published(
      clara(),
      hooked({ conditions: { ...conditions, items: [...conditions.items] } }),
    );
    await post(address(flow), { phone: who.phone, kind: "visit" });
    expect(await runsOf(flow.id)).toEqual([]);
    await post(address(flow), { phone: who.phone, kind: "order" });
    expect(await runsOf(flow.id)).toHaveLength(1);
  });

  test("once it is kept: the answer comes then, the run when the desk gets to it", async () => {
    const { who } = await on.opened();
    const flow = await published(clara(), hooked());
    const hold = (held: boolean) =>
      rowsOf(on.desk, on.people.account, "update accounts set held = $1", [held]);
    await hold(true);
    expect((await post(address(flow), { phone: who.phone })).status).toBe(202);
    expect(await runsOf(flow.id)).toEqual([]);
    await hold(false);
    await on.desk.settle();
    expect(await runsOf(flow.id)).toHaveLength(1);
  });

  test("once for one Idempotency-Key, at the same moment, too", async () => {
    const { who } = await on.opened();
    const done = definition(undefined, { trigger: { kind: "webhook", by: "phone", path: "phone" } });
    const flow = await published(clara(), done);
    const calls = Array.from({ length: 5 }, () =>
      post(address(flow), { phone: who.phone }, { "idempotency-key": "order-7" }),
    );
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(await runsOf(flow.id)).toHaveLength(1);
    await post(address(flow), { phone: who.phone }, { "idempotency-key": "order-8" });
    expect(await runsOf(flow.id)).toHaveLength(2);
  });
});

describe("what it does not start", () => {
  test("anything for a phone nobody has: it is taken, and that is all", async () => {
    const flow = await published(clara(), hooked());
    const count = () => rowsOf(on.desk, on.people.account, "select id from contacts");
    const before = await count();
    expect((await post(address(flow), { phone: "+56 9 0000 0000" })).status).toBe(202);
    expect(await runsOf(flow.id)).toEqual([]);
    expect(await count()).toEqual(before);
  });

  test.each([
    ["nothing is there", {}, "/a/phone"],
    ["half of the path is", { a: "x" }, "/a/phone"],
    ["it is no phone", { a: { phone: "hello" } }, "/a/phone"],
    ["it is empty", { a: { phone: " " } }, "/a/phone"],
    ["it is a list", { a: { phone: ["+56912345678"] } }, "/a/phone"],
  ])("a body where %s is refused by its path", async (_, body, pointer) => {
    const flow = await published(clara(), hooked({}, "a.phone"));
    const answer = await post(address(flow), body);
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.text)).toMatchObject({ code: "INVALID", failures: [{ pointer }] });
  });

  test.each([
    ["no JSON", "{", 422],
    ["a list", "[]", 422],
    ["a number", "1", 422],
    ["more than 64 kB", JSON.stringify({ phone: "x", more: "x".repeat(70_000) }), 413],
    ["far more", JSON.stringify({ more: "x".repeat(2_000_000) }), 413],
  ])("%s is refused", async (_, body, status) => {
    const flow = await published(clara(), hooked());
    expect((await post(address(flow), body)).status).toBe(status);
    expect(await runsOf(flow.id)).toEqual([]);
  });

  test("a path into what the language has, such as __proto__ or constructor, leads nowhere", async () => {
    const flow = await published(clara(), hooked({}, "constructor.name"));
    expect((await post(address(flow), { a: 1 })).status).toBe(422);
  });

  test("a draft, a stopped and a removed workflow start nothing: NOT_PUBLISHED, then NOT_FOUND", async () => {
    const { who } = await on.opened();
    const draft = await drafted(clara(), hooked());
    const status = async () => (await post(address(draft), { phone: who.phone })).status;
    expect(await status()).toBe(409);
    const params = { id: draft.id };
    await clara().call(contract.publishWorkflow, { params, body: { revision: draft.revision } });
    expect(await status()).toBe(202);
    const { hookUrl } = await clara().call(contract.stopWorkflow, { params, body: {} });
    expect(hookUrl).toBe(draft.hookUrl);
    const answer = await post(address(draft), { phone: who.phone });
    expect(JSON.parse(answer.text)).toMatchObject({ code: "NOT_PUBLISHED" });
    await clara().call(contract.removeWorkflow, { params });
    expect(await status()).toBe(404);
  });

  test("an address nobody has, or of another kind, is not found", async () => {
    for (const token of ["hk_", `hk_${"x".repeat(43)}`, "x".repeat(100), on.people.clara.key, "%00", "a'b"])
      expect((await post(`${on.desk.url}/api/v1/hooks/${token}`, { phone: "1" })).status, token).toBe(404);
  });

  test("somebody of another account, who has the same phone", async () => {
    const { who } = await on.opened();
    const { olga } = await otherAccount(on.desk);
    const flow = await published(olga.client, hooked());
    expect((await post(address(flow), { phone: who.phone })).status).toBe(202);
    expect((await olga.client.call(listRuns, { query: {} })).items).toEqual([]);
  });
});

describe("its address", () => {
  test("is there with the trigger, stays with its saves and is shown again, but kept as a hash only", async () => {
    const flow = await drafted(clara(), hooked());
    const params = { id: flow.id };
    expect(address(flow)).toMatch(new RegExp(`^${on.desk.url}/api/v1/hooks/hk_[\\w-]{43}$`));
    const { hookUrl } = await clara().call(contract.publishWorkflow, {
      params,
      body: { revision: flow.revision },
    });
    expect(hookUrl).toBe(flow.hookUrl);
    expect((await clara().call(contract.showWorkflow, { params })).hookUrl).toBe(flow.hookUrl);
    const token = address(flow).split("/").at(-1) ?? "";
    const kept = await rowsOf(
      on.desk,
      on.people.account,
      "select to_jsonb(d)::text || to_jsonb(w)::text as text from doors d join workflows w on w.id = d.ref where w.id = $1",
      [flow.id],
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test("is renewed: the one before leads nowhere, and the log tells it", async () => {
    const { who } = await on.opened();
    const flow = await published(clara(), hooked());
    let renewed = "";
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      renewed = (await clara().call(contract.renewHook, { params: { id: flow.id } })).hookUrl;
    });
    expect(events).toMatchObject([{ name: "workflow.hook_renewed", data: { workflow: flow.id } }]);
    expect(JSON.stringify(events)).not.toContain("hk_");
    expect((await post(address(flow), { phone: who.phone })).status).toBe(404);
    expect((await post(renewed, { phone: who.phone })).status).toBe(202);
    expect(await runsOf(flow.id)).toHaveLength(1);
  });

  test("is not renewed where there is none, nor by who may not", async () => {
    const plain = await published(clara(), definition());
    const params = { id: plain.id };
    await expect(clara().call(contract.renewHook, { params })).rejects.toThrow(Refused);
    expect((await clara().refused(contract.renewHook, { params })).code).toBe("NOT_FOUND");
    expect((await on.people.bruno.client.refused(contract.renewHook, { params })).code).toBe("FORBIDDEN");
  });

  test("of two who renew it at once one stands", async () => {
    const flow = await published(clara(), hooked());
    const params = { id: flow.id };
    const urls = await Promise.all([1, 2, 3].map(() => clara().call(contract.renewHook, { params })));
    const { hookUrl } = await clara().call(contract.showWorkflow, { params });
    expect(urls.map((one) => one.hookUrl)).toContain(hookUrl);
    const answers = await Promise.all(urls.map((one) => post(one.hookUrl, { phone: "+56900000000" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 404, 404]);
  });
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
