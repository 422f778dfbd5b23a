import { askApproval, close, decideApproval, discard, listApprovals } from "@relevo/contract/closing.ts";
import { showThread } from "@relevo/contract/messages.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { describe, expect, test } from "vitest";
import type { Person } from "../../support/cast.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { closing, opened, record, type Scene } from "./scene.ts";

const on = deskWithLine();
const sql = <R>(text: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, text, values);
const closureOf = async (id: string) =>
  (
    await sql<{ via: string; overridden: string[]; why: string; owner: string; member: string }>(
      "select via, overridden, why, owner_id as owner, member_id as member from closures where conversation_id = $1",
      [id],
    )
  )[0];
const why = { override: { reason: "Lo resolvió gerencia en la tienda" } };
const ask = (scene: Scene, who: Person = on.people.ana) =>
  who.client.call(askApproval, {
    params: { id: scene.id },
    body: { request: { ...record, ...why }, note: "ya no contesta el teléfono" },
  });
const decide = (who: Person, id: string, verdict: "approved" | "declined") =>
  who.client.call(decideApproval, { params: { id }, body: { verdict, reason: "lo vi con ella" } });
const waiting = async (who: Person) =>
  (await who.client.call(listApprovals, { query: {} })).items.map(({ id }) => id);

describe("an override", () => {
  test.each<[string, (scene: Scene) => Promise<string[]>, string[]]>([
    ["an agent", (scene) => scene.close(why), ["NO_REPLY", "FORBIDDEN"]],
    [
      "a supervisor without words",
      (scene) => closing(on.people.bruno, scene.id, { ...record, override: { reason: " \u200b" } }),
      ["NO_REPLY", "REASON_REQUIRED"],
    ],
    [
      "a supervisor without outcome",
      (scene) => closing(on.people.bruno, scene.id, { note: "", ...why }),
      ["NO_RECORD"],
    ],
  ])("S1-22, S1-23: by %s is refused", async (_name, attempt, codes) => {
    const scene = await opened(on);
    expect(await attempt(scene)).toEqual(codes);
    expect(await scene.show()).toMatchObject({ state: "active", closure: null });
  });

  test("by a supervisor with a reason closes, and what it went over is kept", async () => {
    const { ana, bruno } = on.people;
    const scene = await opened(on);
    const events = await eventsDuring(on.desk, on.people.account, () =>
      closing(bruno, scene.id, { ...record, ...why }),
    );
    expect(events).toMatchObject([
      { name: "conversation.closed", actor: bruno.id, data: { via: "override", evidence: null } },
    ]);
    expect(await closureOf(scene.id)).toEqual({
      via: "override",
      overridden: ["NO_REPLY"],
      why: why.override.reason,
      owner: ana.id,
      member: bruno.id,
    });
  });

  test("where nothing fails there is nothing to go over: it is a plain close", async () => {
    const scene = await opened(on);
    await scene.answer();
    expect(await closing(on.people.bruno, scene.id, { ...record, ...why })).toEqual([]);
    expect(await closureOf(scene.id)).toMatchObject({ via: "person", overridden: [], why: "" });
  });

  test("S1-38: without an owner nobody closes it; a supervisor who goes over that is who answers for it", async () => {
    const { bruno } = on.people;
    const scene = await opened(on, { owner: null });
    expect(await scene.close()).toEqual(["OWNER_REQUIRED", "NO_REPLY"]);
    const events = await eventsDuring(on.desk, on.people.account, () =>
      closing(bruno, scene.id, { ...record, ...why }),
    );
    expect(events.map(({ name }) => name)).toEqual(["conversation.assigned", "conversation.closed"]);
    expect(await closureOf(scene.id)).toMatchObject({
      owner: bruno.id,
      overridden: ["OWNER_REQUIRED", "NO_REPLY"],
    });
    expect(await scene.show()).toMatchObject({ state: "closed", owner: { name: "Bruno" } });
  });

  test("where the inbox leaves it to administrators, a supervisor may not, nor decide", async () => {
    const { bruno, clara, inboxes } = on.people;
    const params = { id: inboxes.marketing };
    const { policy, version } = await clara.client.call(showPolicy, { params });
    await clara.client.call(savePolicy, {
      params,
      body: { version, policy: { ...policy, close: { ...policy.close, override: "admin" } } },
    });
    const scene = await opened(on, { inbox: "marketing" });
    expect(await closing(bruno, scene.id, { ...record, ...why })).toEqual(["NO_REPLY", "FORBIDDEN"]);
    const { id } = await ask(scene);
    const call = { params: { id }, body: { verdict: "approved" as const, reason: "sí" } };
    expect((await bruno.client.refused(decideApproval, call)).code).toBe("FORBIDDEN");
    await decide(clara, id, "approved");
    expect(await closureOf(scene.id)).toMatchObject({ via: "override", member: clara.id });
  });
});

describe("asking for authorisation", () => {
  test("it stays open until a supervisor says yes; then it is closed as asked, by override", async () => {
    const { ana, beto, bruno } = on.people;
    const scene = await opened(on);
    const asked = await ask(scene);
    expect(asked).toMatchObject({ failures: [{ code: "NO_REPLY" }], verdict: null, request: record });
    expect(asked.request).not.toHaveProperty("override");
    expect(await scene.show()).toMatchObject({ state: "active" });
    expect(await scene.close()).toEqual(["NO_REPLY"]);
    const again = { params: { id: scene.id }, body: { request: record, note: "otra vez" } };
    expect((await ana.client.refused(askApproval, again)).code).toBe("APPROVAL_OPEN");
    expect([await waiting(ana), await waiting(bruno), await waiting(beto)]).toEqual([
      [asked.id],
      [asked.id],
      [],
    ]);
    const call = { params: { id: asked.id }, body: { verdict: "approved" as const, reason: "yo misma" } };
    expect((await ana.client.refused(decideApproval, call)).code).toBe("FORBIDDEN");
    const decided = await decide(bruno, asked.id, "approved");
    expect(decided).toMatchObject({
      verdict: "approved",
      decidedBy: { name: "Bruno" },
      conversation: { state: "closed" },
    });
    expect(await closureOf(scene.id)).toMatchObject({
      via: "override",
      why: "lo vi con ella",
      owner: ana.id,
      member: bruno.id,
    });
    expect((await bruno.client.refused(decideApproval, call)).code).toBe("APPROVAL_OVER");
    expect(await waiting(bruno)).toEqual([]);
  });

  test("a no leaves it open, and it may be asked again; ended meanwhile, nothing waits any more", async () => {
    const { ana, bruno } = on.people;
    const scene = await opened(on);
    await decide(bruno, (await ask(scene)).id, "declined");
    expect(await scene.show()).toMatchObject({ state: "active" });
    const { items } = await ana.client.call(showThread, { params: { id: scene.id }, query: {} });
    const told = items.flatMap((item) => (item.kind === "event" ? [[item.name, item.words.note]] : []));
    expect(told).toContainEqual(["approval.asked", "ya no contesta el teléfono"]);
    expect(told).toContainEqual(["approval.decided", "lo vi con ella"]);
    const second = await ask(scene);
    const events = await eventsDuring(on.desk, on.people.account, () =>
      ana.client.call(discard, { params: { id: scene.id }, body: { reason: "spam" } }),
    );
    expect(events).toContainEqual({
      name: "approval.decided",
      actor: null,
      data: { approval: second.id, verdict: "declined" },
    });
    const call = { params: { id: second.id }, body: { verdict: "approved" as const, reason: "tarde" } };
    expect((await bruno.client.refused(decideApproval, call)).code).toBe("APPROVAL_OVER");
    expect(await waiting(bruno)).toEqual([]);
  });

  test("what nobody can go over is refused at once, and a verdict needs words", async () => {
    const { ana, bruno } = on.people;
    const scene = await opened(on);
    const params = { id: scene.id };
    const bare = { request: { note: "" }, note: "por favor" };
    expect((await ana.client.refused(askApproval, { params, body: bare })).failures).toMatchObject([
      { code: "NO_RECORD", data: { missing: ["outcome"] } },
    ]);
    const { id } = await ask(scene);
    const empty = { params: { id }, body: { verdict: "approved" as const, reason: " " } };
    expect((await bruno.client.refused(decideApproval, empty)).code).toBe("INVALID");
    // Two supervisors at once: one verdict.
    const both = await Promise.allSettled([
      decide(bruno, id, "approved"),
      decide(on.people.clara, id, "declined"),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await ana.client.refused(close, { params, body: { note: "" } })).status).toBeGreaterThanOrEqual(
      409,
    );
  });
});
