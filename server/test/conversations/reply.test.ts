import { snooze } from "@relevo/contract/closing.ts";
import { reply } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { eventsDuring } from "../support/events.ts";
import { opened } from "./close/scene.ts";

const on = deskWithLine();

describe("a reply", () => {
  test.each([
    ["white space", " \n\t\u00a0"],
    ["characters without a shape", "\u200b\u2060\ufeff\u3164"],
  ])("of %s is none: it would answer nobody and count as an answer", async (_name, text) => {
    const scene = await opened(on);
    const call = { params: { id: scene.id }, body: { text } };
    expect((await on.people.ana.client.refused(reply, call)).code).toBe("EMPTY_MESSAGE");
    expect((await scene.show()).waitingSince).not.toBeNull();
  });

  test("in what was set aside takes it up again", async () => {
    const { ana, account } = on.people;
    const scene = await opened(on);
    await scene.answer();
    const params = { id: scene.id };
    await ana.client.call(snooze, { params, body: { until: null } });
    expect(await scene.show()).toMatchObject({ state: "snoozed" });
    const events = await eventsDuring(on.desk, account, () =>
      ana.client.call(reply, { params, body: { text: "¿pudo revisarlo?" } }),
    );
    expect(events.slice(0, 2).map(({ name }) => name)).toEqual(["conversation.unsnoozed", "message.written"]);
    expect(await scene.show()).toMatchObject({ state: "active", snoozedUntil: null, owner: { name: "Ana" } });
  });
});
