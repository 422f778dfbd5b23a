import { type AuditEvent, exportAudit, listAudit } from "@relevo/contract/audit.ts";
import { claim, transfer } from "@relevo/contract/conversations.ts";
import type { Call } from "@relevo/contract/endpoint.ts";
import { eventNames } from "@relevo/contract/events.ts";
import { comment, reply } from "@relevo/contract/messages.ts";
import { createGroup, editMember } from "@relevo/contract/people.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { record, system } from "../../src/platform/events.ts";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { eventsOf } from "../support/events.ts";
import { rowsOf } from "../support/rows.ts";

const on = deskWithLine();
let id = "";
let contact = "";
beforeAll(async () => {
  const { ana, bruno, clara } = on.people;
  ({ id } = await on.opened(on.stranger("Diego, el del puerto")));
  const params = { id };
  await ana.client.call(claim, { params });
  await ana.client.call(reply, { params, body: { text: "secreto comercial" } });
  await ana.client.call(comment, { params, body: { text: "secreto interno" } });
  await bruno.client.call(transfer, {
    params,
    body: {
      memberId: on.people.beto.id,
      reason: "sale de turno",
      comment: { text: "Pidió tres cotizaciones y espera la segunda", mentionIds: [], fileIds: [] },
    },
  });
  await clara.client.call(createGroup, { body: { name: "Noche" } });
  await on.opened();
  await on.desk.settle();
  const [row] = await rowsOf<{ contact: string }>(
    on.desk,
    on.people.account,
    "select contact_id as contact from conversations where id = $1",
    [id],
  );
  contact = row?.contact ?? "";
});

type Query = NonNullable<Call<typeof listAudit>["query"]>;
const list = (query: Query = {}) =>
  on.people.bruno.client.call(listAudit, { query: { limit: 100, ...query } });
const namesIn = async (query: Query) => [...new Set((await list(query)).items.map(({ name }) => name))];

describe("the audit: who, when, what, why", () => {
  test("every act newest first, in pages that lose and repeat none", async () => {
    const log = await eventsOf(on.desk, on.people.account);
    const items: AuditEvent[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 3, ...(cursor ? { cursor } : {}) });
      items.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(items.map(({ name }) => name)).toEqual(log.map(({ name }) => name).reverse());
    expect(new Set(items.map((one) => one.id)).size).toBe(log.length);
  });

  test("each names who did it, where, to whom, and the reason given", async () => {
    const [transferred] = (await list({ name: "conversation.transferred" })).items;
    expect(transferred).toMatchObject({
      actor: { kind: "member", id: on.people.bruno.id, name: "Bruno" },
      conversation: { id },
      contact: { id: contact, name: "Diego, el del puerto" },
      words: { ownerFrom: "Ana", ownerTo: "Beto", note: "sale de turno" },
    });
    const [opened] = (await list({ name: "conversation.opened", conversationId: id })).items;
    expect(opened).toMatchObject({
      actor: { kind: "contact", name: "Diego, el del puerto" },
      words: { inbox: "Global", connection: "WhatsApp 800100" },
    });
    const [group] = (await list({ name: "group.created" })).items;
    expect(group).toMatchObject({
      conversation: null,
      contact: null,
      ticket: null,
      words: { group: "Noche" },
    });
  });

  test("words are looked up when it is read", async () => {
    await on.people.clara.client.call(editMember, {
      params: { id: on.people.beto.id },
      body: { name: "Alberto" },
    });
    const [transferred] = (await list({ name: "conversation.transferred" })).items;
    expect(transferred?.words.ownerTo).toBe("Alberto");
  });

  test("it never says what was written", async () => {
    expect(JSON.stringify(await list())).not.toContain("secreto");
    expect(await csv()).not.toContain("secreto");
  });

  test("searched by name, area, person, conversation, contact and time, together too", async () => {
    expect(await namesIn({ name: "group.created" })).toEqual(["group.created"]);
    expect((await namesIn({ area: "group" })).every((name) => name.startsWith("group."))).toBe(true);
    expect(await namesIn({ area: "grou" })).toEqual([]);
    expect(await namesIn({ area: "group", name: "conversation.opened" })).toEqual([]);
    const mine = (await list({ actorId: on.people.ana.id })).items;
    expect(mine.length).toBeGreaterThan(2);
    expect(new Set(mine.map(({ actor }) => actor.name))).toEqual(new Set(["Ana"]));
    const there = (await list({ conversationId: id })).items;
    expect(new Set(there.map(({ conversation }) => conversation?.id))).toEqual(new Set([id]));
    const theirs = (await list({ contactId: contact })).items;
    expect(theirs.map(({ name }) => name)).toContain("contact.created");
    expect(theirs.length).toBe(there.length + 1);
    expect(await namesIn({ contactId: contact, area: "comment" })).toEqual(["comment.added"]);
    const [first, second] = [there.at(-1)?.at ?? "", there[0]?.at ?? ""];
    for (const { at } of (await list({ from: first, to: second })).items) {
      expect(at >= first).toBe(true);
      expect(at < second).toBe(true);
    }
    expect((await list({ from: second, to: first })).items).toEqual([]);
  });

  test("whatever an event's data holds, it is read", async () => {
    await inAccount(on.desk.db, on.people.account, async (tx) => {
      for (const name of eventNames)
        record(tx, name, { actor: system }, {
          ...Object.fromEntries(
            ["ticket", "into", "member", "inbox", "closure", "by"].map((key) => [key, "no id"]),
          ),
          from: { owner: 7 },
          to: "x",
        } as never);
    });
    expect((await list()).items.length).toBeGreaterThan(90);
    expect((await csv()).split("\r\n").length).toBeGreaterThan(90);
  });

  test("refused: an agent and a viewer, a bad cursor, name or time; another account finds nothing of ours", async () => {
    for (const person of [on.people.ana, on.people.vera])
      for (const shape of [listAudit, exportAudit])
        expect(await person.client.refused(shape, {})).toMatchObject({ status: 403, code: "FORBIDDEN" });
    const bad = (query: object) => on.people.bruno.client.refused(listAudit, { query });
    for (const query of [
      { cursor: "x" },
      { name: "nothing.happened" },
      { from: "ayer" },
      { limit: 0 },
      { actorId: "1" },
    ])
      expect(await bad(query)).toMatchObject({ status: 422, code: "INVALID" });
    const { olga } = await otherAccount(on.desk);
    for (const query of [{ conversationId: id }, { contactId: contact }, { actorId: on.people.ana.id }])
      expect((await olga.client.call(listAudit, { query })).items).toEqual([]);
  });
});

async function csv(query = ""): Promise<string> {
  const response = await on.people.bruno.client.fetch(`/api/v1/audit/export${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toContain("attachment");
  return response.text();
}

describe("the export", () => {
  test("has the same acts oldest first, with cells that are no formulas", async () => {
    await on.opened(on.stranger('=HYPERLINK("http://x")'));
    const { items } = await list({ area: "contact" });
    const [head, ...lines] = (await csv("?area=contact")).trim().split("\r\n");
    expect(head).toContain("id,at,name");
    expect(lines.map((line) => line.split(",")[0])).toEqual(items.map((one) => one.id).reverse());
    expect(lines.at(-1)).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lines[0]).toContain('"Diego, el del puerto"');
  });

  test("goes over many pages, and ends at 100,000 rows", async () => {
    await inAccount(on.desk.db, on.people.account, async (tx) => {
      await tx.rows(
        `insert into events (account_id, id, name, at, actor_kind, depth, data)
         select $1, nextval('events_id'), 'key.created', $2, 'system', 0, '{}' from generate_series(1, 100100)`,
        [tx.account, tx.at],
      );
    });
    expect((await csv("?name=key.created")).trim().split("\r\n")).toHaveLength(100_001);
  }, 60_000);
});
