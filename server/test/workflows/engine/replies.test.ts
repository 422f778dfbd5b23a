import { reply } from "@relevo/contract/messages.ts";
import { afterEach, describe, expect, test } from "vitest";
import { eventsIn, standing, withPolicy } from "../../assignment/support.ts";
import { connectWebchat, visit } from "../../channels/webchat-visit.ts";
import { echo } from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { conversationIds, rowsOf } from "../../support/rows.ts";
import { definition } from "../scene.ts";
import {
  allStopped,
  clock,
  inForce,
  later,
  listen,
  memberTo,
  note,
  quickTransfer,
  runIn,
  wayOf,
} from "./scene.ts";

const on = deskWithLine();
const trigger = { kind: "conversation_opened" } as const;
const listens = (of: "contact" | "member") =>
  inForce(
    on,
    definition(
      [
        listen("escucha", 10, { reply: "si", timeout: "no" }, of),
        note("si", "Respondió"),
        note("no", "No respondió"),
      ],
      { trigger },
    ),
  );
const step = async (id: string) => (await runIn(on, id)).step;
const last = async () => (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
const answer = (id: string) =>
  on.people.ana.client.call(reply, { params: { id }, body: { text: "Le atiendo" } });
afterEach(() => allStopped(on));

describe("a reply a millisecond before and after the wait ends", () => {
  test("S3-18: of a colleague", async () => {
    await listens("member");
    const at = await clock(on);
    const [before, after] = [await on.opened(), await on.opened()];
    await on.desk.step(later(at, 10, -1));
    await answer(before.id);
    await on.desk.step(later(at, 10, 1));
    await answer(after.id);
    await on.desk.settle();
    expect([await step(before.id), await step(after.id)]).toEqual(["si", "no"]);
  });

  test("S3-18: of the customer", async () => {
    const { key } = await connectWebchat(on.people.clara);
    await listens("contact");
    const at = await clock(on);
    const [before, after] = [await visit(on.desk, key), await visit(on.desk, key)];
    await before.say("hola");
    const first = await last();
    await after.say("hola");
    const second = await last();
    expect([await step(first), await step(second)]).toEqual(["escucha", "escucha"]);
    await on.desk.step(later(at, 10, -1));
    await before.say("¿hay alguien?");
    expect([await step(first), await step(second)]).toEqual(["si", "escucha"]);
    await on.desk.step(later(at, 10, 1));
    await after.say("¿hay alguien?");
    expect(await step(second)).toBe("no");
  });

  test("what was said before the wait is no answer to it; what is dated before it and comes after, is", async () => {
    await listens("contact");
    await clock(on);
    const { id, who } = await on.opened();
    expect(await step(id)).toBe("escucha");
    // The channel's clock counts whole seconds, and may be behind ours.
    const at = await on.desk.step();
    await on.line.text(who, "sí", { at: new Date(Math.floor(at.getTime() / 1000) * 1000) });
    expect(await step(id)).toBe("si");
  });
});

describe("S3-23: who answers", () => {
  test("S1-63: a reply from the company's own phone is a person's", async () => {
    await inForce(on, quickTransfer(memberTo(on.people.ana.id), memberTo(on.people.beto.id)));
    const at = await clock(on);
    const { id, who } = await on.opened();
    await on.desk.step(later(at, 7));
    await on.line.say(echo(who, "text", { body: "Hola, ya le llamo" }, { at: later(at, 7) }));
    await on.desk.step(later(at, 16));
    expect(await standing(on, id)).toMatchObject({ owner: on.people.ana.id });
  });

  test("what the desk says by itself is no answer: it moves all the same", async () => {
    const greeting = { on: true, text: "¡Hola! Ya te atendemos." };
    await withPolicy(on, on.people.inboxes.global, { greeting });
    await inForce(on, quickTransfer(memberTo(on.people.ana.id), memberTo(on.people.beto.id)));
    const at = await clock(on);
    const { id } = await on.opened();
    const bots = await rowsOf(
      on.desk,
      on.people.account,
      "select from messages where conversation_id = $1 and author_kind = 'bot' and state = 'sent'",
      [id],
    );
    expect(bots).toHaveLength(1);
    await on.desk.step(later(at, 15));
    expect(await standing(on, id)).toMatchObject({ owner: on.people.beto.id });
    await withPolicy(on, on.people.inboxes.global, { greeting: { ...greeting, on: false } });
  });
});

describe("races", () => {
  test("S3-22: answered while the wait ends: answered or transferred, never first the one and then the other", async () => {
    await inForce(on, quickTransfer(memberTo(on.people.ana.id), memberTo(on.people.beto.id)));
    const at = await clock(on);
    const ids: string[] = [];
    for (let i = 0; i < 24; i++) ids.push((await on.opened()).id);
    await on.desk.step(later(at, 15, -1));
    const answers = ids.map(async (id, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 60));
      await answer(id).catch(() => {});
    });
    await Promise.all([on.desk.step(later(at, 15)), ...answers]);
    await on.desk.settle();
    let moved = 0;
    for (const id of ids) {
      const names = (await eventsIn(on, id)).map(({ name }) => name);
      const [wrote, went] = [names.indexOf("message.written"), names.indexOf("conversation.transferred")];
      expect(wrote >= 0 && went > wrote, names.join()).toBe(false);
      const run = await runIn(on, id);
      expect(run.state).toBe("completed");
      expect((await wayOf(on, run.id)).at(-1)).toBe(went >= 0 ? "nota next" : "sin_respuesta else");
      if (went >= 0) moved += 1;
      else expect(wrote).toBeGreaterThan(0);
    }
    expect(moved).toBeGreaterThan(0);
  });
});
