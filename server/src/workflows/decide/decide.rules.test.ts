import type { Step, StepOf } from "@relevo/contract/workflow-steps.ts";
import { Definition } from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { facts as base, conversation } from "../../../test/support/workflow-facts.ts";
import type { Facts, RunNow, Said } from "../facts.rules.ts";
import { conclude, decide, freshRun } from "./decide.rules.ts";
import type { Decision } from "./decision.rules.ts";
import type { Pool } from "./pool.rules.ts";

const start = new Date("2026-11-23T15:00:00.000Z");
const minute = 60_000;
const betoId = "00000000-0000-4000-8000-00000000beb0";
const after = (minutes: number, ms = 0) => new Date(start.getTime() + minutes * minute + ms);
const nobodyThere: Pool = { agents: [], turns: new Map() };
type Given = { id: string; kind: Step["kind"] } & Record<string, unknown>;
const flow = (...steps: Given[]) =>
  Definition.parse({ trigger: { kind: "manual" }, first: steps[0]?.id ?? null, steps });
const fresh = freshRun({ id: "run", workflow: "flow", version: 1, variables: {}, at: start });
const said = (minutes: number, ms = 0, text = "sí"): Said => {
  return { id: "answer", at: after(minutes, ms), text, author: "contact" };
};
const go = (of: Definition, run: RunNow, at: Date, facts: Partial<Facts> = {}, pool = nobodyThere) =>
  decide(of, run, { ...base, ...facts }, pool, at);
const way = ({ passed }: Decision) => passed.map(({ step, edge }) => `${step} ${edge ?? "…"}`);

describe("a wait", () => {
  const waits = (more: object = {}) =>
    flow(
      { id: "espera", kind: "wait", minutes: 15, edges: { next: "fin" }, ...more },
      { id: "fin", kind: "comment", text: "Hola" },
    );

  test("S3-6: stands until its minutes are over, to the millisecond", () => {
    const of = waits();
    const first = go(of, fresh, start);
    expect(first.next).toMatchObject({ kind: "wait", until: after(15), wakes: null });
    const early = go(of, first.run, after(15, -1));
    expect(early.next).toMatchObject({ kind: "wait", until: after(15) });
    const due = go(of, first.run, after(15));
    expect(way(due)).toEqual(["espera next", "fin …"]);
    expect(due.next).toMatchObject({ kind: "act", effect: { kind: "comment", text: "Hola" } });
  });

  test("in business hours counts only while the inbox is open", () => {
    const hours = {
      timeZone: "UTC",
      hours: [
        { day: 1, from: 9 * 60, to: 15 * 60 + 5 },
        { day: 2, from: 9 * 60, to: 18 * 60 },
      ],
      holidays: [],
    };
    const first = go(waits({ clock: "business" }), fresh, start, { hours });
    expect(first.next).toMatchObject({ until: new Date("2026-11-24T09:10:00.000Z") });
    const never = go(waits({ clock: "business" }), fresh, start, { hours: { ...hours, hours: [] } });
    expect(never.next).toMatchObject({ kind: "wait", until: null });
  });

  test("tried again after a fault it begins anew", () => {
    const of = waits();
    const { run } = go(of, fresh, start);
    const again = { ...run, until: null, wakes: null, enteredAt: after(60) };
    expect(go(of, again, after(60)).next).toMatchObject({ kind: "wait", until: after(75) });
  });
});

describe("a wait for a reply", () => {
  const listens = flow(
    { id: "escucha", kind: "wait_reply", minutes: 10, edges: { reply: "si", timeout: "no" } },
    { id: "si", kind: "comment", text: "Sí" },
    { id: "no", kind: "comment", text: "No" },
  );
  const { run } = go(listens, fresh, start);

  test("keeps what it had heard, and listens to the customer", () => {
    expect(run).toMatchObject({ wakes: "contact", heard: { contact: base.said.incoming?.id, member: null } });
  });
  test.each([
    ["dated before the end", said(9), after(9), "escucha reply"],
    ["dated at the very end", said(10), after(10), "escucha reply"],
    ["dated before the end, looked at late", said(10, -1), after(60), "escucha reply"],
    ["S3-18: dated a millisecond after the end, looked at late", said(10, 1), after(60), "escucha timeout"],
    ["nobody said anything", null, after(10), "escucha timeout"],
    ["nobody said anything yet", null, after(10, -1), "escucha …"],
  ])("%s", (_, contact, at, first) => {
    expect(way(go(listens, run, at, { since: { contact, member: null } }))[0]).toBe(first);
  });
});

describe("a question", () => {
  const asks = (more: Partial<StepOf<"ask">> = {}) =>
    flow(
      {
        id: "pregunta",
        kind: "ask",
        text: "¿Cuántos?",
        again: "Un número, por favor",
        answer: "number",
        attempts: 2,
        minutes: 30,
        variable: "n",
        edges: { next: "bien", invalid: "mal", timeout: "tarde" },
        ...more,
      },
      { id: "bien", kind: "comment", text: "{{n}}" },
      { id: "mal", kind: "comment", text: "mal" },
      { id: "tarde", kind: "comment", text: "tarde" },
    );
  const asked = (of: Definition) => {
    const { run, next } = go(of, fresh, start);
    if (next.kind !== "act") throw new Error("nothing was asked");
    return { next, waiting: conclude(of, run, next.effect, { done: true }, base, start) };
  };

  test("is said, waited for, and its answer kept", () => {
    const of = asks();
    const { next, waiting } = asked(of);
    expect(next.effect).toMatchObject({ kind: "message", text: "¿Cuántos?" });
    expect(waiting.next).toMatchObject({ kind: "wait", until: after(30), wakes: "contact" });
    const done = go(of, waiting.run, after(5), { since: { contact: said(5, 0, "12"), member: null } });
    expect(way(done)[0]).toBe("pregunta next");
    expect(done.next).toMatchObject({ kind: "act", effect: { text: "12" } });
  });

  test("is said again to what is no answer, as often as it may", () => {
    const of = asks();
    const { waiting } = asked(of);
    const wrong = { since: { contact: said(5, 0, "muchos"), member: null } };
    const second = go(of, waiting.run, after(5), wrong);
    expect(second.next).toMatchObject({
      kind: "act",
      effect: { kind: "message", text: "Un número, por favor" },
    });
    if (second.next.kind !== "act") return;
    const again = conclude(of, second.run, second.next.effect, { done: true }, base, after(5));
    expect(again.next).toMatchObject({ kind: "wait", until: after(35) });
    expect(way(go(of, again.run, after(6), wrong))[0]).toBe("pregunta invalid");
    expect(way(go(of, again.run, after(35)))[0]).toBe("pregunta timeout");
  });
});

describe("ways", () => {
  const here = { ...conversation, state: "active" };

  test("S3-5: a branch takes the first that holds, else `else`", () => {
    const of = flow({
      id: "mira",
      kind: "branch",
      branches: [
        {
          id: "vip",
          when: { join: "and", items: [{ subject: "contact.name", operator: "is", value: "nadie" }] },
        },
        {
          id: "abierta",
          when: { join: "and", items: [{ subject: "conversation.state", operator: "is", value: "open" }] },
        },
      ],
    });
    expect(way(go(of, fresh, start, { conversation: here }))).toEqual(["mira abierta"]);
    expect(way(go(of, fresh, start, { conversation: { ...here, state: "closed" } }))).toEqual(["mira else"]);
  });

  test("a jump goes back as often as it may, then on", () => {
    const of = flow(
      { id: "uno", kind: "hours", calendarId: null, edges: { open: "salta" } },
      { id: "salta", kind: "jump", to: "uno", times: 2, edges: { next: "fin" } },
      { id: "fin", kind: "comment", text: "fin" },
    );
    expect(way(go(of, fresh, start))).toEqual([
      "uno open",
      "salta to",
      "uno open",
      "salta to",
      "uno open",
      "salta next",
      "fin …",
    ]);
  });

  test("a circle ends the run after a hundred steps, and a thousand end it in all", () => {
    const of = flow(
      { id: "a", kind: "hours", calendarId: null, edges: { open: "b" } },
      { id: "b", kind: "hours", calendarId: null, edges: { open: "a" } },
    );
    const { next, passed } = go(of, fresh, start);
    expect(next).toMatchObject({ kind: "end", state: "failed", why: { code: "limit" } });
    expect(passed).toHaveLength(100);
    expect(go(of, { ...fresh, n: 999 }, start).passed).toHaveLength(1);
  });

  test("a run that ends with its conversation ends before anything else", () => {
    const of = { ...flow({ id: "nota", kind: "comment", text: "Hola" }), endsWithConversation: true };
    expect(go(of, fresh, start, { conversation: { ...here, state: "closed" } }).next).toMatchObject({
      kind: "end",
      state: "completed",
    });
    expect(go(of, fresh, start, { conversation: { ...here, state: "expired" } }).next).toMatchObject({
      kind: "act",
    });
  });
});

describe("what comes of an act", () => {
  const failures = [{ code: "NOT_OPEN" as const }];
  const closes = (edges: object) =>
    flow({ id: "cierra", kind: "close", edges }, { id: "nota", kind: "comment", text: "No se pudo" });

  test("done: the next step is for the next transaction; without one the run is completed", () => {
    const of = closes({ next: "nota" });
    const { run, next } = go(of, fresh, start);
    if (next.kind !== "act") throw new Error("it does not act");
    expect(conclude(of, run, next.effect, { done: true }, base, start)).toMatchObject({
      next: { kind: "again" },
      run: { step: "nota" },
    });
    const alone = closes({});
    expect(
      conclude(alone, go(alone, fresh, start).run, next.effect, { done: true }, base, start).next,
    ).toMatchObject({ state: "completed" });
  });

  test("done, and a wait follows: it begins at once, with who has it by then", () => {
    const of = flow(
      { id: "dar", kind: "assign", to: { kind: "member", memberId: betoId }, edges: { next: "espera" } },
      { id: "espera", kind: "wait", minutes: 15 },
    );
    const beto = { id: betoId, mayReply: true, available: true, online: true, everywhere: true };
    const pool = {
      agents: [{ ...beto, serves: [], groups: [], contacts: new Set<string>() }],
      turns: new Map(),
    };
    const { run, next } = go(of, fresh, start, {}, pool);
    if (next.kind !== "act") throw new Error("it does not act");
    const after15 = conclude(of, run, next.effect, { done: true }, base, start);
    expect(after15).toMatchObject({
      next: { kind: "wait", until: after(15) },
      run: { step: "espera", n: 2, given: [betoId], waited: { from: start, owner: betoId } },
    });
    expect(way(after15)).toEqual(["dar next", "espera …"]);
  });

  test("refused: by its own edge, else the run has failed with all that stood against it", () => {
    const of = closes({ refused: "nota" });
    const { run } = go(of, fresh, start);
    expect(conclude(of, run, null, { done: false, failures }, base, start)).toMatchObject({
      next: { kind: "again" },
      run: { step: "nota" },
    });
    const alone = closes({});
    const failed = conclude(alone, run, null, { done: false, failures }, base, start);
    expect(failed).toMatchObject({
      next: { kind: "end", state: "failed", why: { code: "refused" } },
      passed: [{ failures }],
    });
  });

  test("a call outside is asked again where it was lost, and given up after some times", () => {
    const of = flow(
      {
        id: "llama",
        kind: "http",
        method: "GET",
        url: "https://example.com",
        retries: 0,
        variable: "r",
        edges: { failure: "nota" },
      },
      { id: "nota", kind: "comment", text: "Sin respuesta" },
    );
    let { run, next } = go(of, fresh, start);
    expect(run).toMatchObject({ wakes: "call" });
    expect(go(of, run, after(0, 1)).next).toMatchObject({ kind: "wait", wakes: "call" });
    for (let i = 1; i < 4; i++) ({ run, next } = go(of, run, after(10 * i)));
    expect(next).toMatchObject({ kind: "act", effect: { kind: "http" } });
    expect(way(go(of, run, after(100)))[0]).toBe("llama failure");
  });
});
