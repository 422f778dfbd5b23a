import { askResolved, checkClose } from "@relevo/contract/closing.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { arm } from "../../src/deadlines/arm.ts";
import { inAccount } from "../../src/platform/db.ts";
import { connectWebchat, visit } from "../channels/webchat-visit.ts";
import { day, hour, logOf, session, shown } from "../conversations/expire/session.ts";
import { threadOf } from "../conversations/receive/thread-of.ts";
import * as b from "../emulators/graph/builders.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { conversationIds } from "../support/rows.ts";

const on = deskWithLine();
const ask = (id: string) => on.people.ana.client.call(askResolved, { params: { id } });
const check = (id: string) =>
  on.people.ana.client.call(checkClose, { params: { id }, body: { outcome: "resolved" } });

async function asked() {
  const made = await session(on, { owned: true });
  await on.people.ana.client.call(reply, { params: { id: made.id }, body: { text: "Prueba ahora" } });
  await on.desk.settle();
  await ask(made.id);
  await on.desk.settle();
  const at = await on.desk.step(new Date(made.at.getTime() + hour));
  return {
    ...made,
    tap: (yes: boolean) =>
      b.buttonReply(made.who, `resolved:${yes ? "yes" : "no"}`, yes ? "Sí" : "No", { at }),
  };
}

describe("¿Quedó resuelto?", () => {
  test("goes out with two buttons; asked again at once it asks once, and answers nobody", async () => {
    const { id, who } = await asked();
    await ask(id);
    await on.desk.settle();
    const sent = on.graph.state.messages.filter(({ payload }) => payload.to === `+${who.phone}`);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.payload).toMatchObject({
      type: "interactive",
      interactive: {
        type: "button",
        body: { text: "¿Quedó resuelto?" },
        action: {
          buttons: [
            { type: "reply", reply: { id: "resolved:yes", title: "Sí" } },
            { type: "reply", reply: { id: "resolved:no", title: "No" } },
          ],
        },
      },
    });
    const { messages } = await threadOf(on, who);
    expect(messages.at(-1)).toMatchObject({
      author: { kind: "bot" },
      text: "¿Quedó resuelto?",
      state: "sent",
    });
  });

  test("Sí is evidence d: the customer said it, and waits no more; a later message voids it", async () => {
    const { id, who, at, tap } = await asked();
    await on.line.say(tap(true));
    expect((await shown(on, id)).waitingSince).toBeNull();
    const { messages } = await threadOf(on, who);
    const answer = messages.at(-1)?.id ?? "";
    await inAccount(on.desk.db, on.people.account, (tx) =>
      arm(tx, [{ kind: "words", key: answer, dueAt: tx.at }]),
    );
    await on.desk.settle();
    expect((await check(id)).evidence).toContainEqual({ kind: "confirmed", ref: answer });
    expect(await logOf(on, id, "conversation.confirmed")).toMatchObject([
      { actor_kind: "contact", data: { message: answer, by: "contact" } },
    ]);
    await on.desk.step(new Date(at.getTime() + 2 * hour));
    await on.line.text(who, "espera, no");
    expect((await check(id)).evidence).toEqual([]);
    expect((await shown(on, id)).waitingSince).not.toBeNull();
  });

  test("No gives it back: they wait, and it is the same agent's", async () => {
    const { id, tap } = await asked();
    await on.line.say(tap(false));
    expect(await shown(on, id)).toMatchObject({ state: "active", owner: { name: "Ana" } });
    expect((await shown(on, id)).waitingSince).not.toBeNull();
    expect(await logOf(on, id, "conversation.confirmed")).toEqual([]);
  });

  test("written out it counts too; the same word elsewhere, or after we said more, does not", async () => {
    const { id, who } = await asked();
    await on.line.text(who, "¡Sí!");
    expect((await shown(on, id)).waitingSince).toBeNull();
    const other = await session(on, { owned: true });
    await on.line.text(other.who, "sí");
    expect((await shown(on, other.id)).waitingSince).not.toBeNull();
    const third = await asked();
    await on.people.ana.client.call(reply, { params: { id: third.id }, body: { text: "¿Te llamo mañana?" } });
    await on.desk.settle();
    await on.desk.step(new Date(third.at.getTime() + 2 * hour));
    await on.line.text(third.who, "sí");
    expect(await logOf(on, third.id, "conversation.confirmed")).toEqual([]);
    expect((await shown(on, third.id)).waitingSince).not.toBeNull();
  });

  test("in the web chat it is asked in words", async () => {
    const { key } = await connectWebchat(on.people.clara);
    const chat = await visit(on.desk, key);
    await chat.say("no me abre");
    const id = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    await on.people.ana.client.call(claim, { params: { id } });
    await ask(id);
    await on.desk.settle();
    expect((await chat.thread()).map(({ text }) => text)).toEqual([
      "no me abre",
      "¿Quedó resuelto? Responde Sí o No.",
    ]);
    await on.desk.step(new Date((await on.desk.step()).getTime() + 1000));
    await chat.say("si");
    expect((await shown(on, id)).waitingSince).toBeNull();
  });

  test("past the window it is WINDOW_CLOSED, another's ALREADY_OWNED; nothing is written", async () => {
    const { id, at, who } = await session(on, { owned: true });
    expect((await on.people.beto.client.refused(askResolved, { params: { id } })).status).toBeGreaterThan(
      400,
    );
    expect((await on.people.vera.client.refused(askResolved, { params: { id } })).code).toBe("FORBIDDEN");
    await on.desk.step(new Date(at.getTime() + day));
    expect((await on.people.ana.client.refused(askResolved, { params: { id } })).code).toBe("WINDOW_CLOSED");
    const { messages } = await threadOf(on, who);
    expect(messages).toHaveLength(1);
  });
});
