import { flag, unflag } from "@relevo/contract/closing.ts";
import { editContact } from "@relevo/contract/contacts.ts";
import { move } from "@relevo/contract/conversations.ts";
import { type CommentBody, comment, outsideChannels, showThread } from "@relevo/contract/messages.ts";
import { editMember } from "@relevo/contract/people.ts";
import type { CommentTrigger } from "@relevo/contract/policies.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { openLive } from "../../support/live.ts";
import { rowsOf } from "../../support/rows.ts";
import { closing, minute, opened, outside, record, type Scene, told } from "./scene.ts";

const on = deskWithLine();
const sql = <R>(text: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, text, values);
const flagged = async (scene: Scene, trigger: CommentTrigger) => {
  await minute(on);
  const params = { id: scene.id, trigger };
  const after = await on.people.ana.client.call(flag, { params });
  expect(after.flags).toContain(trigger);
  await minute(on);
  return params;
};
const refusedComment = async (scene: Scene, body: Partial<CommentBody>) =>
  (await on.people.ana.client.refused(comment, { params: { id: scene.id }, body })).failures;

describe("a flag", () => {
  test("S1-25: set and not told, moving and closing are both refused; told, it is gone and both go", async () => {
    const scene = await opened(on);
    await scene.answer();
    const params = await flagged(scene, "unusual");
    expect(await scene.close()).toEqual(["COMMENT_REQUIRED"]);
    const [reason] = await sql<{ id: string }>("select id from reasons where inbox_id = $1", [
      on.people.inboxes.marketing,
    ]);
    const away = {
      params: { id: scene.id },
      body: { inboxId: on.people.inboxes.marketing, reasonId: reason?.id ?? "" },
    };
    expect((await on.people.ana.client.refused(move, away)).failures).toMatchObject([
      { code: "COMMENT_REQUIRED", data: { trigger: "unusual" } },
    ]);
    await scene.comment({ text: told, chips: [] });
    expect(await scene.close()).toEqual(["COMMENT_REQUIRED"]);
    await scene.comment({ text: told, chips: [{ trigger: "unusual" }] });
    expect(await scene.show()).toMatchObject({ flags: [] });
    await on.people.ana.client.call(move, away);
    expect(await scene.close()).toEqual([]);
    expect(params.trigger).toBe("unusual");
  });

  test("is set once, taken back with a trace, and refused on what has ended", async () => {
    const scene = await opened(on);
    const params = await flagged(scene, "unusual");
    const { ana, beto, account } = on.people;
    expect(await eventsDuring(on.desk, account, () => ana.client.call(flag, { params }))).toEqual([]);
    expect((await beto.client.refused(flag, { params })).status).toBe(404);
    const events = await eventsDuring(on.desk, account, () => ana.client.call(unflag, { params }));
    expect(events).toMatchObject([
      { name: "conversation.unflagged", actor: ana.id, data: { trigger: "unusual" } },
    ]);
    await scene.answer();
    expect(await scene.close()).toEqual([]);
    expect((await ana.client.refused(flag, { params })).code).toBe("NOT_OPEN");
    expect((await ana.client.refused(unflag, { params })).code).toBe("NOT_OPEN");
  });

  test("S1-28, S1-36: contact outside asks for a comment or a confirmation here: neither is refused, either is enough", async () => {
    const [neither, byComment, byMessage] = [await opened(on), await opened(on), await opened(on)];
    for (const scene of [neither, byComment, byMessage]) {
      await scene.answer();
      await flagged(scene, "external");
      expect(await scene.close()).toEqual(["COMMENT_REQUIRED"]);
    }
    await byComment.comment({ chips: [outside(await minute(on))] });
    await byMessage.answer("Le confirmo lo que hablamos por teléfono");
    expect([await neither.close(), await byComment.close(), await byMessage.close()]).toEqual([
      ["COMMENT_REQUIRED"],
      [],
      [],
    ]);
  });

  test("S1-26: data the inbox asks for is missing at the close: the desk flags it and names it; told or filled in, it closes", async () => {
    const scenes = [await opened(on, { inbox: "support" }), await opened(on, { inbox: "support" })];
    for (const scene of scenes) {
      await sql(
        `update contacts set phone = null where id = (select contact_id from conversations where id = $1)`,
        [scene.id],
      );
      await sql(
        "update inbox_policies set policy = jsonb_set(policy, '{close,ticket}', 'false') where inbox_id = $1",
        [on.people.inboxes.support],
      );
      await scene.answer();
      const { ana } = on.people;
      const events = await eventsDuring(on.desk, on.people.account, () => closing(ana, scene.id, record));
      expect(events).toMatchObject([
        { name: "conversation.flagged", actor: null, data: { trigger: "missing_data", by: "system" } },
        { name: "conversation.close_rejected", actor: ana.id, data: { codes: ["COMMENT_REQUIRED"] } },
      ]);
      expect(await scene.show()).toMatchObject({ flags: ["missing_data"] });
    }
    const [telling, filling] = scenes;
    if (!telling || !filling) throw new Error("no scenes");
    await minute(on);
    await telling.comment({ chips: [{ trigger: "missing_data", missing: "correo" }] });
    expect(await telling.close()).toEqual([]);
    const [contact] = await sql<{ id: string }>("select contact_id as id from conversations where id = $1", [
      filling.id,
    ]);
    await on.people.ana.client.call(editContact, {
      params: { id: contact?.id ?? "" },
      body: { mail: "d@correo.cl" },
    });
    expect(await filling.show()).toMatchObject({ flags: [] });
    expect(await filling.close()).toEqual([]);
  });
});

describe("a comment that answers a trigger", () => {
  test("S1-31: each chip with its datum, and both together said at once", async () => {
    const scene = await opened(on);
    expect(
      await refusedComment(scene, { text: "ok", chips: [{ trigger: "external", channel: "phone" }] }),
    ).toEqual([
      { code: "DATUM_REQUIRED", data: { trigger: "external", datum: "at" } },
      { code: "COMMENT_TOO_THIN", data: { letters: 20, words: 3 } },
    ]);
    expect(await refusedComment(scene, { text: told, chips: [{ trigger: "handover" }] })).toMatchObject([
      { code: "DATUM_REQUIRED", data: { trigger: "handover", datum: "next" } },
    ]);
  });

  test.each([
    ["one character", "."],
    ["ok", "ok"],
    ["white space with nothing in it", "\u200b \u2060 \u00a0"],
    ["a signature", "Saludos cordiales, Ana"],
  ])("S1-29: %s is refused, and nothing of it is kept", async (_name, text) => {
    const scene = await opened(on);
    const codes = (await refusedComment(scene, { text, chips: [{ trigger: "unusual" }] })).map(
      ({ code }) => code,
    );
    expect(["EMPTY_MESSAGE", "COMMENT_TOO_THIN"]).toContain(codes[0]);
    const { items } = await on.people.ana.client.call(showThread, { params: { id: scene.id } });
    expect(items.filter(({ kind }) => kind === "comment")).toEqual([]);
  });

  test("S1-35: phone, WhatsApp of one's own, in person, passed on by hand: each is an evidence with its channel and date", async () => {
    for (const channel of outsideChannels) {
      const scene = await opened(on);
      const chip = { trigger: "external" as const, channel, at: (await minute(on)).toISOString() };
      const id = await scene.comment({ chips: [chip] });
      const { items } = await on.people.ana.client.call(showThread, { params: { id: scene.id } });
      expect(items.find((item) => item.id === id)).toMatchObject({ chips: [chip] });
      expect(await scene.close()).toEqual([]);
    }
    expect(outsideChannels).toHaveLength(4);
  });
});

test("S1-34: who is tagged hears of it at once; tagging somebody who does not see the conversation warns, and keeps the comment", async () => {
  const { ana, bruno, beto, clara, inboxes } = on.people;
  const scene = await opened(on);
  const live = await openLive(on.desk, bruno.key);
  const call = (mentionIds: string[]) =>
    ana.client.call(comment, { params: { id: scene.id }, body: { text: "¿la miras?", mentionIds } });
  const seen = await call([bruno.id]);
  expect(seen).toMatchObject({ mentions: [{ id: bruno.id }], unseenBy: [] });
  const frame = await live.until((one) => one.type === "event" && one.name === "comment.added");
  expect(frame).toMatchObject({ items: [{ id: seen.id, mentions: [{ id: bruno.id, name: "Bruno" }] }] });
  live.close();
  await clara.client.call(editMember, { params: { id: beto.id }, body: { inboxIds: [inboxes.support] } });
  const events = await eventsDuring(on.desk, on.people.account, async () => {
    expect(await call([beto.id, bruno.id])).toMatchObject({ unseenBy: [{ id: beto.id, name: "Beto" }] });
  });
  expect(events).toMatchObject([{ name: "comment.added", data: { mentions: [beto.id, bruno.id] } }]);
});
