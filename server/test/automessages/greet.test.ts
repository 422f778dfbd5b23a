import { createCalendar } from "@relevo/contract/calendars.ts";
import { checkClose } from "@relevo/contract/closing.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { arm } from "../../src/deadlines/arm.ts";
import { inAccount } from "../../src/platform/db.ts";
import { hour, later, session, shown, withPolicy } from "../conversations/expire/session.ts";
import { threadOf } from "../conversations/receive/thread-of.ts";
import { deskWithLine } from "../support/desk-with-line.ts";

const on = deskWithLine();
const greeting = { on: true, text: "¡Hola! Ya te leemos." };
const away = { on: true, text: "Abrimos a las 9." };

beforeAll(async () => {
  const calendar = await on.people.clara.client.call(createCalendar, {
    body: {
      name: "Oficina",
      timeZone: "America/Santiago",
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ day: weekday, from: 9 * 60, to: 18 * 60 })),
    },
  });
  await withPolicy(on, on.people.inboxes.global, { greeting, away, calendarId: calendar.id });
  // Thursday at noon in Santiago.
  await on.desk.step(new Date("2027-01-14T15:00:00Z"));
});

const said = async (who: Parameters<typeof threadOf>[1]) => {
  const { messages } = await threadOf(on, who);
  return messages.filter(({ author }) => author.kind === "bot").map(({ text, state }) => ({ text, state }));
};

describe("what the desk says by itself", () => {
  test("a greeting, in its hours, sent like any message, and answering nobody", async () => {
    const { id, who, at } = await session(on);
    await on.desk.settle();
    expect(await said(who)).toEqual([{ text: greeting.text, state: "sent" }]);
    expect(on.graph.state.messages.at(-1)?.payload).toMatchObject({
      to: `+${who.phone}`,
      text: { body: greeting.text },
    });
    const after = await shown(on, id);
    expect(Date.parse(after.waitingSince ?? "")).toBe(at.getTime());
    expect(after).toMatchObject({ state: "queued", last: { preview: "hola" } });
    await on.people.ana.client.call(claim, { params: { id } });
    const check = await on.people.ana.client.call(checkClose, {
      params: { id },
      body: { outcome: "resolved" },
    });
    expect(check.failures.map(({ code }) => code)).toContain("NO_REPLY");
    expect(check.evidence).toEqual([]);
  });

  test("once per contact and 12 h, also when it is fired twice", async () => {
    const { id, who, at } = await session(on);
    await inAccount(on.desk.db, on.people.account, (tx) =>
      arm(tx, [{ kind: "greet", key: id, dueAt: tx.at }]),
    );
    await on.desk.settle();
    expect(await said(who)).toHaveLength(1);
    await on.line.text(who, "¿me leen?");
    expect(await said(who)).toHaveLength(1);
    // The next session, a day later, is greeted anew.
    await on.desk.step(new Date(at.getTime() + 25 * hour));
    await on.line.text(who, "otra vez yo");
    await later(on, id);
    expect(await said(who)).toEqual([{ text: greeting.text, state: "sent" }]);
  });

  test("S1-59: outside the inbox's hours it says that it is away, instead", async () => {
    // Friday, 22:00 in Santiago.
    await on.desk.step(new Date("2027-01-16T01:00:00Z"));
    const { id, who } = await session(on);
    expect(await said(who)).toEqual([{ text: away.text, state: "sent" }]);
    expect((await shown(on, id)).waitingSince).not.toBeNull();
  });

  test("nothing to who asked to be left alone, nor where a person opened the conversation or it is switched off", async () => {
    const { id, who } = await session(on, {});
    expect(await said(who)).toHaveLength(1);
    const quiet = on.stranger();
    await on.line.text(quiet, "BAJA");
    expect(await said(quiet)).toEqual([]);
    await withPolicy(on, on.people.inboxes.global, {
      greeting: { ...greeting, on: false },
      away: { ...away, on: false },
    });
    const third = await session(on);
    expect(await said(third.who)).toEqual([]);
    expect(id).not.toBe(third.id);
  });
});
