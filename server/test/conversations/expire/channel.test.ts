import { reply } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { connectWebchat, visit } from "../../channels/webchat-visit.ts";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { conversationIds, rowsOf } from "../../support/rows.ts";
import { atSecond, day, hour, later, logOf, session, shown } from "./session.ts";

const on = deskWithLine();
const say = (id: string) => on.people.ana.client.call(reply, { params: { id }, body: { text: "¿sigues?" } });

describe("what the channel says of its window", () => {
  test("S2-22: a send refused with 131047 is believed over our clock: it expires now, and the customer still waits", async () => {
    const { id, at } = await session(on, { owned: true });
    await on.desk.step(new Date(at.getTime() + hour));
    on.graph.inject.nextSend({ kind: "error", code: 131047 });
    await say(id);
    await on.desk.settle();
    const after = await shown(on, id);
    expect(after).toMatchObject({ state: "expired", owner: { name: "Ana" } });
    expect(Date.parse(after.waitingSince ?? "")).toBe(at.getTime());
    expect(await logOf(on, id, "conversation.expired")).toMatchObject([{ data: { unanswered: true } }]);
  });

  test("S2-22: so is one told later, by a status", async () => {
    const { id, who } = await session(on, { owned: true });
    const { id: message } = await say(id);
    await on.desk.settle();
    const sent = on.graph.state.messages.at(-1);
    await on.line.say(b.status(who, { id: sent?.id ?? "", status: "failed", ref: message, error: 131047 }));
    expect((await shown(on, id)).state).toBe("expired");
  });

  test("any other failure ends nothing, and neither does one the customer's next message has overtaken", async () => {
    const { id, who } = await session(on, { owned: true });
    on.graph.inject.nextSend({ kind: "error", code: 131026 });
    await say(id);
    await on.desk.settle();
    expect((await shown(on, id)).state).toBe("active");
    const { id: message } = await say(id);
    await on.desk.settle();
    const sent = on.graph.state.messages.at(-1);
    await atSecond(on);
    await on.desk.step(new Date((await atSecond(on)).getTime() + 2000));
    await on.line.text(who, "ya volví");
    await on.line.say(b.status(who, { id: sent?.id ?? "", status: "failed", ref: message, error: 131047 }));
    expect((await shown(on, id)).state).toBe("active");
  });
});

describe("other channels", () => {
  test("S2-33: a web chat conversation of 25 h, and of a month, is not expired", async () => {
    const { key } = await connectWebchat(on.people.clara);
    const chat = await visit(on.desk, key);
    await chat.say("hola");
    const id = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    const at = await atSecond(on);
    for (const ms of [25 * hour, 30 * day]) {
      await on.desk.step(new Date(at.getTime() + ms));
      expect(await shown(on, id)).toMatchObject({
        state: "queued",
        windowEndsAt: null,
        next: [],
        can: { reply: true },
      });
    }
    const rows = await rowsOf(on.desk, on.people.account, "select kind from deadlines where key = $1", [id]);
    expect(rows).toEqual([]);
  });
});

describe("what we opened", () => {
  test("from the company's phone: it waits for the answer as long as a template would, then 24 h from each", async () => {
    const who = on.stranger();
    const at = await atSecond(on);
    await on.line.say(b.echo(who, "text", { body: "le escribo por su pedido" }, { at }));
    const id = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    expect((await shown(on, id)).next).toContainEqual({
      kind: "expires",
      at: new Date(at.getTime() + 72 * hour).toISOString(),
    });
    await on.desk.step(new Date(at.getTime() + 71 * hour));
    expect(await shown(on, id)).toMatchObject({ state: "queued", can: { reply: "WINDOW_CLOSED" } });
    await on.line.text(who, "¡gracias!");
    await on.desk.step(new Date(at.getTime() + 95 * hour - 1));
    expect((await shown(on, id)).state).toBe("queued");
    await on.desk.step(new Date(at.getTime() + 95 * hour));
    expect((await shown(on, id)).state).toBe("expired");
  });

  test("its window opens with the customer's first message, and is warned of", async () => {
    const who = on.stranger();
    const at = await atSecond(on);
    await on.line.say(b.echo(who, "text", { body: "hola" }, { at }));
    const id = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    await on.desk.step(new Date(at.getTime() + hour));
    await on.line.text(who, "¿quién es?");
    await on.desk.step(new Date(at.getTime() + 25 * hour));
    expect(await shown(on, id)).toMatchObject({ state: "expired" });
    const alerts = await logOf(on, id, "conversation.alerted");
    expect(alerts.map(({ data }) => data.alert)).toEqual(
      expect.arrayContaining(["window_soon", "window_last"]),
    );
  });

  test("and expires unanswered by the customer: nobody waits for us", async () => {
    const who = on.stranger();
    const at = await atSecond(on);
    await on.line.say(b.echo(who, "text", { body: "hola" }, { at }));
    const id = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    await on.desk.step(new Date(at.getTime() + 72 * hour));
    expect(await shown(on, id)).toMatchObject({ state: "expired", waitingSince: null });
    await on.line.text(who, "aquí estoy");
    expect((await shown(on, await later(on, id))).previousId).toBe(id);
  });
});
