import { checkClose, settle } from "@relevo/contract/closing.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { day, hour, later, logOf, session, shown } from "../expire/session.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();
const check = (id: string) =>
  on.people.ana.client.call(checkClose, { params: { id }, body: { outcome: "resolved" } });
const codes = async (id: string) => (await check(id)).failures.map(({ code }) => code);

describe("whose turn it is", () => {
  test("S1-61: what needed no answer counts until the customer writes again: then they wait, and a close is NO_REPLY", async () => {
    const { id, who, at } = await session(on, { owned: true });
    const { lastInbound } = await check(id);
    await on.people.ana.client.call(settle, { params: { id }, body: { messageId: lastInbound?.id ?? "" } });
    expect(await shown(on, id)).toMatchObject({ waitingSince: null });
    expect(await codes(id)).not.toContain("NO_REPLY");
    await on.desk.step(new Date(at.getTime() + hour));
    await on.line.text(who, "espera, otra pregunta");
    expect(Date.parse((await shown(on, id)).waitingSince ?? "")).toBe(at.getTime() + hour);
    expect(await codes(id)).toContain("NO_REPLY");
    const rows = "select settled_id, confirmed_id from conversations where id = $1";
    expect(await rowsOf(on.desk, on.people.account, rows, [id])).toEqual([
      { settled_id: null, confirmed_id: null },
    ]);
    expect((await logOf(on, id, "message.received")).at(-1)?.data.waited).toBe(true);
  });

  test("S1-61: what comes late but was written before our answer leaves the mark as it is", async () => {
    const { id, who, at } = await session(on, { owned: true });
    await on.desk.step(new Date(at.getTime() + hour));
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "Listo" } });
    await on.desk.step(new Date(at.getTime() + 2 * hour));
    await on.line.text(who, "¡gracias!");
    const { lastInbound } = await check(id);
    await on.people.ana.client.call(settle, { params: { id }, body: { messageId: lastInbound?.id ?? "" } });
    await on.line.text(who, "llega tarde", { at: new Date(at.getTime() + hour / 2) });
    expect(await shown(on, id)).toMatchObject({ waitingSince: null });
    expect(await codes(id)).not.toContain("NO_REPLY");
  });

  test("what the customer takes back was written: it still needs an answer", async () => {
    const { id, who, at } = await session(on, { owned: true });
    const external = await on.line.text(who, "¿me llaman?");
    await on.line.say(b.revokeMessage(who, external));
    expect(Date.parse((await shown(on, id)).waitingSince ?? "")).toBe(at.getTime());
    expect(await codes(id)).toContain("NO_REPLY");
  });
});

describe("the company's own phone", () => {
  test("S1-63: an echo is a human reply at its own time: it answers, is evidence a, and nobody's", async () => {
    const { id, who, at } = await session(on, { owned: true });
    const echo = b.echo(
      who,
      "text",
      { body: "Sí, hay" },
      { id: "wamid.phone", at: new Date(at.getTime() + 420_000) },
    );
    await on.desk.step(new Date(at.getTime() + 600_000));
    await on.line.say(echo);
    await on.line.say(echo);
    const { messages } = await threadOf(on, who);
    const [ours, ...more] = messages.filter(({ direction }) => direction === "out");
    expect(more).toEqual([]);
    expect(ours).toMatchObject({ author: { kind: "phone", id: null }, state: "sent" });
    expect(Date.parse(ours?.at ?? "")).toBe(at.getTime() + 420_000);
    const after = await shown(on, id);
    expect(after.waitingSince).toBeNull();
    expect(Date.parse(after.windowEndsAt ?? "")).toBe(at.getTime() + day);
    const { evidence, failures } = await check(id);
    expect(evidence).toContainEqual({ kind: "replied", ref: ours?.id });
    expect(failures.map(({ code }) => code)).not.toContain("NO_REPLY");
    expect(await logOf(on, id, "message.echoed")).toMatchObject([{ actor_kind: "system", actor_id: null }]);
  });

  test("S1-63: one from before the customer's last message answers what was before it", async () => {
    const { id, who, at } = await session(on, { owned: true });
    await on.desk.step(new Date(at.getTime() + hour));
    await on.line.text(who, "¿hola?");
    await on.line.say(b.echo(who, "text", { body: "voy" }, { at: new Date(at.getTime() + hour / 2) }));
    expect((await shown(on, id)).waitingSince).not.toBeNull();
    expect(await codes(id)).toContain("NO_REPLY");
  });

  test("S1-63: with no conversation open it opens one, and no window", async () => {
    const { id, who, at } = await session(on);
    await on.desk.step(new Date(at.getTime() + day));
    await on.line.say(
      b.echo(who, "text", { body: "le escribo de nuevo" }, { at: new Date(at.getTime() + day) }),
    );
    const next = await later(on, id);
    await on.people.ana.client.call(claim, { params: { id: next } });
    expect(await shown(on, next)).toMatchObject({
      previousId: id,
      waitingSince: null,
      can: { reply: "WINDOW_CLOSED" },
    });
  });
});
