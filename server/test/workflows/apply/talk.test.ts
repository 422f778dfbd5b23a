import { close } from "@relevo/contract/closing.ts";
import { showConversation, transfer } from "@relevo/contract/conversations.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { withPolicy } from "../../assignment/support.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { act, actAll, codesOf } from "./acts.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
const shown = (id: string) => clara().call(showConversation, { params: { id } });
const thread = async (id: string) => (await clara().call(showThread, { params: { id }, query: {} })).items;
const to = (member: string | null, group: string | null = null) =>
  ({ kind: "assign", member, group, pool: null }) as const;

describe("assign", () => {
  test("S3-5: to a person, who was not waited for by anybody before", async () => {
    const { id } = await on.opened();
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      expect(codesOf(await act(on, { conversation: id }, to(on.people.ana.id)))).toEqual([]);
    });
    expect(await shown(id)).toMatchObject({ state: "active", owner: { name: "Ana" } });
    expect(events.map(({ name }) => name)).toContain("conversation.assigned");
    expect(events.find(({ name }) => name === "conversation.assigned")?.data).toMatchObject({
      how: "workflow",
      from: { owner: null },
      to: { owner: on.people.ana.id },
    });
  });

  test("S3-10: from one agent to another; the event carries the run, the timeline the workflow", async () => {
    const { id } = await on.opened();
    await act(on, { conversation: id }, to(on.people.ana.id));
    const { run, workflow } = await act(on, { conversation: id }, to(on.people.beto.id));
    const [event] = await rowsOf<{
      kind: string;
      actor: string;
      cause: number;
      depth: number;
      workflow: string;
    }>(
      on.desk,
      on.people.account,
      `select e.actor_kind as kind, e.actor_id as actor, e.cause::int, e.depth, r.workflow_id as workflow from events e
       join runs r on r.account_id = e.account_id and r.id = e.actor_id
       where e.conversation_id = $1 and e.name = 'conversation.transferred'`,
      [id],
    );
    expect(event).toEqual({ kind: "workflow", actor: run, workflow, cause: 1, depth: 1 });
    const told = (await thread(id)).find(
      (one) => one.kind === "event" && one.name === "conversation.transferred",
    );
    const name = `Flujo ${workflow.slice(-12)}`;
    expect(told).toMatchObject({
      actor: { kind: "workflow", name },
      words: { ownerFrom: "Ana", ownerTo: "Beto" },
    });
  });
});

describe("comment", () => {
  test("S3-12: after the reassignment, tagging the second agent, who sees it", async () => {
    const { id } = await on.opened();
    await act(on, { conversation: id }, to(on.people.ana.id));
    await act(on, { conversation: id }, to(on.people.beto.id));
    const { workflow, outcome } = await act(
      on,
      { conversation: id },
      { kind: "comment", text: "Ana no respondió: ahora es tuya.", mentions: [on.people.beto.id] },
    );
    expect(outcome).toEqual({ done: true });
    const seen = await on.people.beto.client.call(showThread, { params: { id }, query: {} });
    expect(seen.items.slice(-2)).toMatchObject([
      { kind: "event", name: "conversation.transferred", words: { ownerTo: "Beto" } },
      {
        kind: "comment",
        author: { kind: "workflow", id: workflow },
        mentions: [{ id: on.people.beto.id, name: "Beto" }],
      },
    ]);
  });

  test("S1-27 S3-23: is nobody's work: who has it hands it on without saying for what; after their own word they may not", async () => {
    await withPolicy(on, on.people.inboxes.global, { commentTriggers: ["handover"] });
    const { id } = await on.opened();
    await act(on, { conversation: id }, to(on.people.ana.id));
    await act(on, { conversation: id }, { kind: "comment", text: "Ana tiene quince minutos.", mentions: [] });
    await act(on, { conversation: id }, { kind: "message", text: "Enseguida le atienden.", choices: [] });
    const give = { params: { id }, body: { memberId: on.people.beto.id } };
    await on.people.ana.client.call(transfer, give);
    await on.people.beto.client.call(reply, { params: { id }, body: { text: "Hola" } });
    const back = { params: { id }, body: { memberId: on.people.ana.id } };
    expect((await on.people.beto.client.refused(transfer, back)).code).toBe("COMMENT_REQUIRED");
    // A workflow hands on what people worked on: its rule says for what.
    expect(codesOf(await act(on, { conversation: id }, to(on.people.ana.id)))).toEqual([]);
    await withPolicy(on, on.people.inboxes.global, { commentTriggers: [] });
  });

  test.each([
    ["nothing to say", { text: " ", mentions: [] }, ["EMPTY_MESSAGE"]],
    ["somebody who is not there", { text: "Hola", mentions: [crypto.randomUUID()] }, ["TARGET_INACTIVE"]],
  ])("%s is refused, and nothing is left", async (_name, said, codes) => {
    const { id } = await on.opened();
    expect(codesOf(await act(on, { conversation: id }, { kind: "comment", ...said }))).toEqual(codes);
    expect((await thread(id)).filter(({ kind }) => kind === "comment")).toEqual([]);
  });
});

describe("message", () => {
  test("S3-23: is not the agent's reply: who waited goes on waiting, and a reply is still missing", async () => {
    const { id, who } = await on.opened();
    await act(on, { conversation: id }, to(on.people.ana.id));
    const before = await shown(id);
    const { outcome, workflow } = await act(
      on,
      { conversation: id },
      { kind: "message", text: "En un momento le atendemos.", choices: [] },
    );
    expect(outcome).toEqual({ done: true });
    expect(on.graph.state.calls.at(-1)).toBeDefined();
    expect((await thread(id)).at(-1)).toMatchObject({
      author: { kind: "bot", id: null },
      text: "En un momento le atendemos.",
      state: "sent",
      data: { kind: "workflow", workflow, choices: [] },
    });
    const after = await shown(id);
    expect(after.waitingSince).toBe(before.waitingSince);
    expect(after.last?.preview).toBe("hola");
    const refused = await on.people.ana.client.refused(close, {
      params: { id },
      body: { outcome: "resolved", note: "" },
    });
    expect(refused.failures.map(({ code }) => code)).toContain("NO_REPLY");
    expect(who.phone).toBeTruthy();
  });

  test("with answers to choose from leaves as buttons", async () => {
    const { id } = await on.opened();
    await act(
      on,
      { conversation: id },
      { kind: "message", text: "¿Qué necesita?", choices: ["Ventas", "Soporte"] },
    );
    expect((await thread(id)).at(-1)).toMatchObject({
      state: "sent",
      data: { choices: [{ title: "Ventas" }, { title: "Soporte" }] },
    });
  });

  test("one refused does not keep the others from being done", async () => {
    const [one, two] = [await on.opened(), await on.opened()];
    const long = { kind: "message", text: "x".repeat(4097), choices: [] } as const;
    const acted = await actAll(on, [
      { conversation: one.id, effect: { ...long } },
      { conversation: two.id, effect: { ...long, text: "Hola" } },
    ]);
    expect(acted.map(codesOf)).toEqual([["TEXT_TOO_LONG"], []]);
    expect((await thread(one.id)).some((item) => item.kind === "message" && item.author.kind === "bot")).toBe(
      false,
    );
    expect((await thread(two.id)).at(-1)).toMatchObject({ text: "Hola" });
  });

  test("after the window it is refused, as a person's reply is", async () => {
    const { id } = await on.opened();
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "Hola" } });
    await on.desk.step(new Date((await on.desk.step()).getTime() + 25 * 3_600_000));
    const said = await act(on, { conversation: id }, { kind: "message", text: "¿Sigue ahí?", choices: [] });
    expect(codesOf(said)).toEqual(["WINDOW_CLOSED"]);
  });
});

describe("close", () => {
  const request = { outcome: "resolved", note: "" } as const;

  test("goes through the guard: refused with every reason, and the refusal is the run's", async () => {
    const { id } = await on.opened();
    await act(on, { conversation: id }, to(on.people.ana.id));
    const acted = await act(on, { conversation: id }, { kind: "close", request });
    expect(codesOf(acted)).toEqual(expect.arrayContaining(["NO_REPLY", "NO_RECORD"]));
    expect((await shown(id)).state).toBe("active");
    const [kept] = await rowsOf<{ actor: string }>(
      on.desk,
      on.people.account,
      "select actor_id as actor from events where conversation_id = $1 and name = 'conversation.close_rejected'",
      [id],
    );
    expect(kept?.actor).toBe(acted.run);
  });
});
