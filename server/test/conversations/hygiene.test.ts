import { createCalendar } from "@relevo/contract/calendars.ts";
import { close, discard, snooze, unsnooze } from "@relevo/contract/closing.ts";
import * as contract from "@relevo/contract/conversations.ts";
import { listInboxes } from "@relevo/contract/inboxes.ts";
import { reply } from "@relevo/contract/messages.ts";
import { type InboxPolicy, savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWhatsapp, type WhatsappLine } from "../support/whatsapp.ts";

const on = deskWithLine();
/** A Monday far enough ahead that no real time comes into it. */
const monday = (time: string) => new Date(`2027-06-07T${time}:00-04:00`);
const tuesday = (time: string) => new Date(`2027-06-08T${time}:00-04:00`);
let sales: WhatsappLine;
let support: WhatsappLine;

beforeAll(async () => {
  const { desk, graph, people } = on;
  const line = (numberId: string, inbox: string) =>
    connectWhatsapp(desk, graph, people.account, { numberId, inbox });
  sales = await line("800301", people.inboxes.sales);
  support = await line("800302", people.inboxes.support);
  await desk.step(monday("09:00"));
});

/** A customer's first message at a time, the clock brought there. */
async function wrote(line: WhatsappLine, at: Date, who = on.stranger()): Promise<string> {
  await on.desk.step(at);
  await line.text(who, "hola", { at });
  return (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
}
async function inView(
  view: contract.HygieneView,
  person: Person = on.people.clara,
  inboxId?: string,
): Promise<contract.Conversation[]> {
  const query = { view, limit: 100, ...(inboxId ? { inboxId } : {}) };
  return (await person.client.call(contract.listConversations, { query })).items;
}
const idsIn = async (...ask: Parameters<typeof inView>) => (await inView(...ask)).map(({ id }) => id);
const counts = async (person: Person = on.people.clara) =>
  (await person.client.call(contract.countConversations, {})).views;
async function policy(inbox: string, change: (policy: InboxPolicy) => InboxPolicy): Promise<void> {
  const params = { id: inbox };
  const { policy, version } = await on.people.clara.client.call(showPolicy, { params });
  await on.people.clara.client.call(savePolicy, { params, body: { version, policy: change(policy) } });
}
const put = (sql: string, values: unknown[]) => rowsOf(on.desk, on.people.account, sql, values);
/** The count agrees with the list, for everybody. */
async function agree(view: contract.HygieneView): Promise<void> {
  for (const person of [on.people.clara, on.people.bruno, on.people.ana, on.people.vera])
    expect((await counts(person))[view], `${view} of ${person.name}`).toBe(
      (await inView(view, person)).length,
    );
}

describe("hygiene views", () => {
  test("S1-8: who waits beyond the inbox's own limit is abandoned, longest first, with its owner", async () => {
    const { inboxes, ana } = on.people;
    await policy(inboxes.support, (one) => ({ ...one, targets: { ...one.targets, abandonedMinutes: 60 } }));
    const first = await wrote(sales, monday("09:00"));
    const second = await wrote(support, monday("10:00"));
    await ana.client.call(contract.claim, { params: { id: first } });
    await on.desk.step(new Date(monday("11:00").getTime() - 1));
    expect(await idsIn("abandoned")).toEqual([]);
    await on.desk.step(monday("11:00"));
    expect(await idsIn("abandoned")).toEqual([second]);
    await on.desk.step(monday("13:00"));
    const both = await inView("abandoned");
    expect(both.map(({ id, owner }) => [id, owner?.name])).toEqual([
      [first, "Ana"],
      [second, undefined],
    ]);
    await agree("abandoned");
    // A reply, and it is not.
    await ana.client.call(reply, { params: { id: first }, body: { text: "Aquí estamos" } });
    expect(await idsIn("abandoned")).toEqual([second]);
    await on.people.bruno.client.call(reply, { params: { id: second }, body: { text: "Aquí estamos" } });
    expect(await idsIn("abandoned")).toEqual([]);
  });

  test("S1-59: written at 22:00, it is counted from the next opening where the inbox has business hours", async () => {
    const { clara, inboxes } = on.people;
    const { id } = await clara.client.call(createCalendar, {
      body: {
        name: "Oficina",
        timeZone: "America/Santiago",
        hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1080 })),
      },
    });
    await policy(inboxes.sales, (one) => ({ ...one, calendarId: id }));
    const late = await wrote(sales, monday("22:00"));
    await on.desk.step(new Date(tuesday("13:00").getTime() - 1));
    expect(await idsIn("abandoned")).not.toContain(late);
    await on.desk.step(tuesday("13:00"));
    expect(await idsIn("abandoned")).toContain(late);
    await policy(inboxes.sales, (one) => ({ ...one, calendarId: null }));
    await clara.client.call(reply, { params: { id: late }, body: { text: "Buenos días" } });
  });

  test("S1-11: answered and idle beyond the inbox's own limit is stale; unanswered is not", async () => {
    const { clara, inboxes } = on.people;
    await policy(inboxes.sales, (one) => ({ ...one, targets: { ...one.targets, staleHours: 3 } }));
    await policy(inboxes.support, (one) => ({ ...one, targets: { ...one.targets, staleHours: null } }));
    const answered = await wrote(sales, tuesday("14:00"));
    const never = await wrote(support, tuesday("14:01"));
    const waiting = await wrote(sales, tuesday("14:02"));
    for (const id of [answered, never])
      await clara.client.call(reply, { params: { id }, body: { text: "Listo" } });
    await on.desk.step(new Date(tuesday("17:02").getTime() - 1));
    expect(await idsIn("stale")).not.toContain(answered);
    await on.desk.step(tuesday("17:02"));
    expect(await idsIn("stale")).toContain(answered);
    expect(await idsIn("stale")).not.toContain(never);
    expect(await idsIn("stale")).not.toContain(waiting);
    await agree("stale");
  });

  test("S1-43: a contact without company, or support without a confirmed ticket, is an orphan", async () => {
    const { inboxes, account } = on.people;
    const [of] = [await wrote(sales, tuesday("18:00")), await wrote(support, tuesday("18:01"))];
    const help = (await conversationIds(on.desk, account)).at(-1) ?? "";
    const orphans = async () => (await idsIn("orphans")).filter((id) => id === of || id === help).sort();
    expect(await orphans()).toEqual([of, help].sort());
    await put(
      "update contacts set individual = true where id in (select contact_id from conversations where id = any($1))",
      [[of, help]],
    );
    await put("update conversations set ticket_id = null, link_state = null where id = $1", [help]);
    expect(await orphans()).toEqual([help]);
    const [ticket] = await rowsOf<{ id: string }>(
      on.desk,
      account,
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched, next_step,
         state, resolution, created_at, stage_entered_at, entry_id, changed_at)
       select $1, gen_random_uuid(), 90001, c.contact_id, s.funnel_id, s.id, '', '', 'user', false, '', 'open', 'none', $3, $3,
         gen_random_uuid(), $3
       from conversations c, (select * from stages order by position limit 1) s where c.id = $2 returning id`,
      [account, help, tuesday("18:02")],
    );
    const link = (state: string) =>
      put("update conversations set ticket_id = $2, link_state = $3 where id = $1", [
        help,
        ticket?.id,
        state,
      ]);
    await link("proposed");
    expect(await orphans()).toEqual([help]);
    await link("confirmed");
    expect(await orphans()).toEqual([]);
    await put(
      "update contacts set individual = false where id in (select contact_id from conversations where id = any($1))",
      [[of, help]],
    );
    await policy(inboxes.sales, (one) => ({ ...one, close: { ...one.close, company: "hidden" } }));
    expect(await orphans()).toEqual([help]);
    await agree("orphans");
  });

  test("S1-9: a second open conversation of the same contact flags both, for who sees both", async () => {
    const { ana, beto, account } = on.people;
    const who = on.stranger("Duplicada");
    await wrote(sales, tuesday("19:00"), who);
    await support.text(who, "también aquí", { at: tuesday("19:00") });
    const two = (await conversationIds(on.desk, account)).slice(-2);
    const flagged = async (person?: Person) =>
      (await idsIn("duplicates", person)).filter((id) => two.includes(id)).sort();
    expect(await flagged()).toEqual(two.toSorted());
    expect(await flagged(ana)).toEqual(two.toSorted());
    const [first = "", second = ""] = two;
    const { duplicates } = await ana.client.call(contract.showConversation, { params: { id: first } });
    expect(duplicates).toMatchObject([
      { id: second, mergeable: true, inbox: { name: "Servicio y Soporte" } },
    ]);
    // Ana's own is out of Beto's sight: what he sees is no duplicate of anything.
    await ana.client.call(contract.claim, { params: { id: first } });
    expect(await flagged(ana)).toEqual(two.toSorted());
    expect(await flagged(beto)).toEqual([]);
    expect(
      (await beto.client.call(contract.showConversation, { params: { id: second } })).duplicates,
    ).toEqual([]);
    await agree("duplicates");
  });

  test("S1-3: what nobody owns anywhere is in Global's view, and stays in its inbox", async () => {
    const { inboxes, clara } = on.people;
    const unrouted = await wrote(on.line, tuesday("19:09"));
    expect(await clara.client.call(contract.showConversation, { params: { id: unrouted } })).toMatchObject({
      inbox: { id: inboxes.global },
      reason: null,
    });
    const id = await wrote(sales, tuesday("19:10"));
    const inGlobal = await inView("unowned", on.people.clara, inboxes.global);
    expect(inGlobal.find((one) => one.id === id)?.inbox.id).toBe(inboxes.sales);
    expect(await idsIn("unowned", on.people.clara, inboxes.marketing)).not.toContain(id);
    await agree("unowned");
    await on.people.ana.client.call(contract.claim, { params: { id } });
    expect(await idsIn("unowned", on.people.clara, inboxes.global)).not.toContain(id);
  });

  test("S1-51: setting an unanswered one aside does not lower the count of unanswered", async () => {
    const id = await wrote(sales, tuesday("19:20"));
    await on.people.ana.client.call(contract.claim, { params: { id } });
    const { client } = on.people.ana;
    const before = (await counts()).unanswered;
    const until = tuesday("23:00").toISOString();
    const call = { params: { id }, body: { until } };
    expect(await client.refused(snooze, call)).toMatchObject({ code: "TASK_REQUIRED" });
    await client.call(createTask, {
      params: { id },
      body: { title: "Contestarle", ownerId: on.people.ana.id, dueAt: until },
    });
    await client.call(snooze, call);
    expect((await counts()).unanswered).toBe(before);
    expect(await idsIn("unanswered")).toContain(id);
    expect(await idsIn("snoozed")).toEqual([id]);
    await agree("unanswered");
    await agree("snoozed");
    await client.call(unsnooze, { params: { id } });
    await client.call(reply, { params: { id }, body: { text: "Listo" } });
    expect((await counts()).unanswered).toBe(before - 1);
  });

  test("exceptions are the discarded and the overridden, last ended first, and no proper close", async () => {
    const { bruno, ana } = on.people;
    const at = (minute: number) => new Date(tuesday("19:30").getTime() + minute * 60_000);
    const record = async (id: string) => {
      const { inbox } = await bruno.client.call(contract.showConversation, { params: { id } });
      const { items } = await bruno.client.call(listInboxes, {});
      const reasonId = items.find((one) => one.id === inbox.id)?.reasons[0]?.id;
      return {
        outcome: "unsolved" as const,
        note: "Sin respuesta posible",
        ...(reasonId ? { reasonId } : {}),
      };
    };
    const discarded = await wrote(sales, at(0));
    await ana.client.call(discard, { params: { id: discarded }, body: { reason: "spam" } });
    const overridden = await wrote(sales, at(1));
    await bruno.client.call(contract.claim, { params: { id: overridden } });
    await bruno.client.call(close, {
      params: { id: overridden },
      body: { ...(await record(overridden)), override: { reason: "El cliente llamó y ya está" } },
    });
    const closed = await wrote(sales, at(2));
    await bruno.client.call(reply, { params: { id: closed }, body: { text: "Listo" } });
    await on.desk.settle();
    await put(
      "update contacts set individual = true, name = 'Elena', phone = '+56911111111' where id = (select contact_id from conversations where id = $1)",
      [closed],
    );
    await bruno.client.call(close, { params: { id: closed }, body: await record(closed) });
    expect(await idsIn("exceptions")).toEqual([overridden, discarded]);
    await agree("exceptions");
  });

  test("pages of a view go on where they ended, and nobody sees another account's", async () => {
    const whole = await idsIn("unowned");
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { view: "unowned" as const, limit: 1, ...(cursor ? { cursor } : {}) };
      const page = await on.people.clara.client.call(contract.listConversations, { query });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(1);
  });
});
