import { discard, reopen, settle, undoClose, unsettle } from "@relevo/contract/closing.ts";
import { claim, listConversations } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { sendTemplate } from "@relevo/contract/templates.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { approvedTemplate } from "../../support/templates.ts";
import { lastInbound, minute, noted, opened, record, type Scene } from "./scene.ts";

const on = deskWithLine();
const sql = <R>(text: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, text, values);
const seconds = async (count: number) =>
  on.desk.step(new Date((await on.desk.step()).getTime() + count * 1000));
const closed = async (scene: Scene) => {
  await scene.answer();
  expect(await scene.close()).toEqual([]);
  return { params: { id: scene.id } };
};
const lineOf = (scene: Scene) =>
  sql("select 1 from open_sessions where conversation_id = $1", [scene.id]).then((rows) => rows.length);

describe("undo", () => {
  test("one's own close, within 20 s: all is as it was, the record stays, marked", async () => {
    const scene = await opened(on, { inbox: "global" });
    await scene.answer();
    const before = await scene.show();
    const [reason] = await sql<{ id: string }>("select id from reasons where inbox_id = $1", [
      on.people.inboxes.sales,
    ]);
    expect(await scene.close({ reasonId: reason?.id ?? "" })).toEqual([]);
    const params = { id: scene.id };
    await seconds(19);
    expect((await on.people.bruno.client.refused(undoClose, { params })).code).toBe("UNDO_OVER");
    const events = await eventsDuring(on.desk, on.people.account, () =>
      on.people.ana.client.call(undoClose, { params }),
    );
    expect(events).toMatchObject([
      {
        name: "conversation.close_undone",
        data: { from: { state: "closed" }, to: { state: "active", inbox: on.people.inboxes.global } },
      },
    ]);
    const { can, next, ...after } = await scene.show();
    expect({ ...before, can, next }).toEqual({ ...after, can, next });
    expect(await lineOf(scene)).toBe(1);
    expect(
      await sql("select 1 from closures where conversation_id = $1 and undone_at is not null", [scene.id]),
    ).toHaveLength(1);
    expect((await on.people.ana.client.refused(undoClose, { params })).code).toBe("NOT_CLOSED");
    await scene.say("sigo aquí");
    expect((await scene.show()).waitingSince).not.toBeNull();
  });

  test("after 20 s, and where the customer wrote again, it is over", async () => {
    const late = await closed(await opened(on));
    await seconds(20);
    expect((await on.people.ana.client.refused(undoClose, late)).code).toBe("UNDO_OVER");
    const scene = await opened(on);
    const newer = await closed(scene);
    await on.line.text(on.stranger(), "otro", { at: await on.desk.step() });
    await sql(
      `insert into open_sessions (account_id, contact_id, connection_id, conversation_id)
       select c.account_id, c.contact_id, c.connection_id, (select id from conversations order by number desc limit 1)
       from conversations c where c.id = $1`,
      [scene.id],
    );
    expect((await on.people.ana.client.refused(undoClose, newer)).code).toBe("NEWER_OPEN");
    expect(await scene.show()).toMatchObject({ state: "closed" });
  });
});

describe("reopen", () => {
  test("a supervisor, with a reason: back with its owner, else in the queue; agents may not", async () => {
    const { ana, bruno, beto } = on.people;
    const [mine, gone] = [await opened(on), await opened(on, { owner: beto })];
    const params = (await closed(mine)).params;
    await closed(gone);
    const body = { reason: "faltaba la boleta" };
    expect((await ana.client.refused(reopen, { params, body })).code).toBe("FORBIDDEN");
    expect((await bruno.client.refused(reopen, { params, body: { reason: " " } })).code).toBe("INVALID");
    const events = await eventsDuring(on.desk, on.people.account, () =>
      bruno.client.call(reopen, { params, body }),
    );
    expect(events).toMatchObject([
      { name: "conversation.reopened", data: { to: { state: "active", owner: ana.id } } },
    ]);
    const [note] = await sql<{ text: string }>("select text from notes where conversation_id = $1", [
      mine.id,
    ]);
    expect(note?.text).toBe("faltaba la boleta");
    expect((await bruno.client.refused(reopen, { params, body })).code).toBe("NOT_CLOSED");
    expect(await mine.close()).toEqual([]);
    await sql("update members set active = false where id = $1", [beto.id]);
    await bruno.client.call(reopen, { params: { id: gone.id }, body });
    expect(await gone.show()).toMatchObject({ state: "queued", owner: null });
    expect(await lineOf(gone)).toBe(1);
    await sql("update members set active = true where id = $1", [beto.id]);
    await mine.say("hola de nuevo");
    expect((await bruno.client.refused(reopen, { params, body })).code).toBe("NEWER_OPEN");
  });
});

describe("S1-62: discard", () => {
  test("needs a reason, is an end of its own, and takes its untouched automatic ticket along", async () => {
    const scene = await opened(on, { inbox: "support" });
    const params = { id: scene.id };
    const { ana, beto } = on.people;
    expect((await ana.client.refused(discard, { params, body: {} as never })).code).toBe("INVALID");
    expect((await beto.client.refused(discard, { params, body: { reason: "spam" } })).status).toBe(404);
    const [ticket] = await sql<{ id: string }>(
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched,
         next_step, state, resolution, created_at, stage_entered_at, entry_id, changed_at)
       select c.account_id, gen_random_uuid(), 8000 + c.number, c.contact_id, s.funnel_id, s.id, '', '', 'inbound', true, '',
         'open', 'none', $2, $2, gen_random_uuid(), $2
       from conversations c, stages s where c.id = $1 and not exists (select from tickets t where t.contact_id = c.contact_id)
       order by s.position limit 1 returning id`,
      [scene.id, await minute(on)],
    );
    await sql(
      "update conversations set ticket_id = $2, link_state = 'confirmed', link_by = 'system', linked_at = $3 where id = $1",
      [scene.id, ticket?.id, await minute(on)],
    );
    const events = await eventsDuring(on.desk, on.people.account, () =>
      ana.client.call(discard, {
        params,
        body: { reason: "wrong_number", note: "preguntaba por una pizzería" },
      }),
    );
    expect(events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["conversation.discarded", "ticket.absorbed"]),
    );
    expect(events[0]).toMatchObject({ data: { reason: "wrong_number", to: { state: "discarded" } } });
    expect(await scene.show()).toMatchObject({
      state: "discarded",
      closure: { via: "discard", why: "wrong_number" },
    });
    const [row] = await sql<{ state: string }>("select state from tickets where id = $1", [ticket?.id]);
    expect(row?.state).toBe("archived");
    expect((await ana.client.refused(discard, { params, body: { reason: "spam" } })).code).toBe("NOT_OPEN");
    expect((await ana.client.refused(undoClose, { params })).code).toBe("NOT_CLOSED");
    const { items } = await on.people.clara.client.call(listConversations, { query: { view: "exceptions" } });
    expect(items.map(({ id }) => id)).toContain(scene.id);
    const via = await sql<{ via: string }>("select via from closures where conversation_id = $1", [scene.id]);
    expect(via).toEqual([{ via: "discard" }]);
  });
});

describe("S1-61: no reply needed", () => {
  test("is one's own to say, of the last turn only, and can be taken back", async () => {
    const scene = await opened(on);
    const thanks = await scene.say("Muchas gracias 🙏");
    const params = { id: scene.id };
    const { ana, beto } = on.people;
    const body = { messageId: thanks };
    const since = (await scene.show()).waitingSince;
    expect((await beto.client.refused(settle, { params, body })).status).toBe(404);
    await scene.say("¿siguen ahí?");
    expect((await ana.client.refused(settle, { params, body })).code).toBe("CONFLICT");
    const last = { messageId: await lastInbound(on, scene.id) };
    const events = await eventsDuring(on.desk, on.people.account, () =>
      ana.client.call(settle, { params, body: last }),
    );
    expect(events).toMatchObject([{ name: "conversation.settled", data: { message: last.messageId } }]);
    expect((await ana.client.refused(settle, { params, body: last })).code).toBe("NOTHING_TO_SETTLE");
    await ana.client.call(unsettle, { params });
    expect(await scene.show()).toMatchObject({ waitingSince: since });
    expect((await ana.client.refused(unsettle, { params })).code).toBe("NOTHING_TO_SETTLE");
    expect(await scene.close()).toEqual(["NO_REPLY"]);
  });
});

describe("S2-31: an expired one", () => {
  const expire = async () => {
    await on.desk.step(new Date((await on.desk.step()).getTime() + 25 * 3_600_000));
  };
  test("a template sent by hand that arrived answers it: its owner finalises with the record alone, without override", async () => {
    const scene = await opened(on);
    const params = { id: scene.id };
    await expire();
    expect(await scene.show()).toMatchObject({ state: "expired" });
    expect(await scene.close()).toEqual(["NO_REPLY"]);
    expect((await on.people.ana.client.refused(reply, { params, body: { text: "¿hola?" } })).code).toBe(
      "WINDOW_CLOSED",
    );
    const { id: templateId } = await approvedTemplate(on, "retomar", "¿Seguimos con su pedido?");
    await on.people.ana.client.call(sendTemplate, { params, body: { templateId } });
    await on.desk.settle();
    expect((await on.people.ana.client.refused(reply, { params, body: { text: "¿hola?" } })).code).toBe(
      "SUPERSEDED",
    );
    expect((await on.people.ana.client.refused(claim, { params })).status).toBe(409);
    expect(await scene.close({ outcome: undefined })).toEqual(["NO_RECORD"]);
    expect(await scene.close({ outcome: "no_response" })).toEqual([]);
    const [row] = await sql("select via, evidence, overridden from closures where conversation_id = $1", [
      scene.id,
    ]);
    expect(row).toEqual({ via: "expired", evidence: "replied", overridden: [] });
    expect((await scene.show()).expiredAt).not.toBeNull();
  });

  test("unanswered it needs b, c or d, and nobody finalises it by itself", async () => {
    const scene = await opened(on);
    await expire();
    await on.desk.step(new Date((await on.desk.step()).getTime() + 8 * 86_400_000));
    expect(await scene.show()).toMatchObject({ state: "expired", closure: null });
    await scene.task();
    expect(await scene.close(noted)).toEqual([]);
  });

  test("undone it is expired again, its line stays free, and the desk finalises it in its time", async () => {
    const scene = await opened(on);
    await scene.answer();
    await expire();
    expect(await scene.close({ ...record, outcome: "no_response" })).toEqual([]);
    await on.people.ana.client.call(undoClose, { params: { id: scene.id } });
    expect(await scene.show()).toMatchObject({ state: "expired" });
    expect(await lineOf(scene)).toBe(0);
    await on.desk.step(new Date((await on.desk.step()).getTime() + 8 * 86_400_000));
    expect(await scene.show()).toMatchObject({
      state: "closed",
      closure: { via: "rule", outcome: "no_response" },
    });
  });
});
