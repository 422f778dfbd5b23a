import { createCalendar } from "@relevo/contract/calendars.ts";
import { reply } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { day, hour, logOf, session, shown, withPolicy } from "./session.ts";

const on = deskWithLine();

async function alerts(id: string) {
  const rows = await logOf(on, id, "conversation.alerted");
  return rows
    .filter(({ data }) => String(data.alert).startsWith("window"))
    .map(({ at, data }) => ({ at: at.getTime(), ...data }));
}

describe("warnings before the window ends", () => {
  test("S2-35: two hours before the end and half an hour before it, while the customer is unanswered", async () => {
    const { id, at } = await session(on);
    const end = at.getTime() + day;
    await on.desk.step(new Date(end - 3 * hour));
    const { next, windowEndsAt } = await shown(on, id);
    expect(Date.parse(windowEndsAt ?? "")).toBe(end);
    expect(next).toEqual([
      { kind: "alerts", at: new Date(end - 2 * hour).toISOString() },
      { kind: "expires", at: new Date(end).toISOString() },
    ]);
    await on.desk.step(new Date(end - 2 * hour - 1));
    expect(await alerts(id)).toEqual([]);
    await on.desk.step(new Date(end));
    const due = new Date(end).toISOString();
    expect(await alerts(id)).toEqual([
      { at: end - 2 * hour, alert: "window_soon", due },
      { at: end - hour / 2, alert: "window_last", due },
    ]);
  });

  test("S2-35: nobody is warned of an answered customer; a later message is warned of by its own window", async () => {
    const { id, who, at } = await session(on, { owned: true });
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "listo" } });
    await on.desk.step(new Date(at.getTime() + day - hour));
    expect(await alerts(id)).toEqual([]);
    await on.line.text(who, "otra cosa");
    const end = at.getTime() + 2 * day - hour;
    await on.desk.step(new Date(end));
    expect((await alerts(id)).map((one) => one.at)).toEqual([end - 2 * hour, end - hour / 2]);
  });

  test("S2-35 S1-59: a window that ends at 05:00 warns the evening before, in the inbox's hours", async () => {
    const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ day: weekday, from: 9 * 60, to: 18 * 60 }));
    const calendar = await on.people.clara.client.call(createCalendar, {
      body: { name: "Oficina", timeZone: "America/Santiago", hours: weekdays },
    });
    await withPolicy(on, on.people.inboxes.global, { calendarId: calendar.id });
    // Thursday, 05:00 in Santiago (UTC−3): the window ends on Friday at 05:00.
    await on.desk.step(new Date("2027-01-14T07:59:59Z"));
    const { id, at } = await session(on);
    await on.desk.step(new Date(at.getTime() + day));
    expect(await alerts(id)).toMatchObject([
      { at: Date.parse("2027-01-14T20:00:00Z"), alert: "window_soon" },
      { at: Date.parse("2027-01-15T07:30:00Z"), alert: "window_last" },
    ]);
  });
});
