import { editContact, mergeContact, showContact } from "@relevo/contract/contacts.ts";
import { showConversation } from "@relevo/contract/conversations.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { describe, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { otherAccount } from "../support/cast.ts";
import { rowsOf } from "../support/rows.ts";
import { connectWhatsapp } from "../support/whatsapp.ts";
import { mergeScene } from "./merge-scene.ts";

const { on, rows, merge, customer, openTalks, left, eventsOf, ticketed, ...scene } = mergeScene();
const clara = () => on.people.clara.client;
const contact = (id: string) => clara().call(showContact, { params: { id } });
const refused = (id: string, intoId: string, client = on.people.bruno.client) =>
  client.refused(mergeContact, { params: { id }, body: { intoId } });

describe("two contacts who are one person", () => {
  test("all that was the one's is the other's; who wrote as the one is found as the other", async () => {
    const one = await ticketed("Soporte");
    await on.people.ana.client.call(createTask, { params: { id: one.id }, body: { title: "Llamar" } });
    const other = await customer();
    const shown = await merge(one.contact, other.contact);
    expect(shown.id).toBe(other.contact);
    expect(shown.identities.map(({ value }) => value)).toEqual(
      expect.arrayContaining([`+${one.who.phone}`, `+${other.who.phone}`, one.who.userId, other.who.userId]),
    );
    expect(await left(one.contact)).toEqual({});
    expect(await scene.ticketsOf(other.contact)).toMatchObject([{ id: one.ticket.id, state: "open" }]);
    expect(await refusedShow(one.contact)).toBe(404);
    await on.line.text(one.who, "soy el mismo");
    await on.line.text(other.who, "yo también");
    const [talk, ...more] = await openTalks(other.contact);
    expect(more).toEqual([]);
    expect(talk?.said.slice(-2)).toEqual(["soy el mismo", "yo también"]);
  });

  test("what they lack is filled, what they say stays; who asked for no templates gets none", async () => {
    const [from, into] = [await customer(), await customer()];
    const edit = (id: string, body: object) => clara().call(editContact, { params: { id }, body });
    await edit(from.contact, { mail: "uno@example.com", individual: true, optedOut: true });
    await edit(into.contact, { name: "Elena Ruiz", phone: "+56 2 2345 6789" });
    const before = await contact(into.contact);
    expect(await merge(from.contact, into.contact)).toMatchObject({
      name: "Elena Ruiz",
      phone: before.phone,
      mail: "uno@example.com",
      individual: true,
      optedOut: true,
    });
    const [tomb] = await rows("select phone, mail, merged_into as into from contacts where id = $1", [
      from.contact,
    ]);
    expect(tomb).toEqual({ phone: null, mail: null, into: into.contact });
  });

  test("the log says who and when; what happened before stays readable", async () => {
    const [from, into] = [await customer(on.people.ana.client), await customer()];
    const before = await clara().call(showThread, { params: { id: from.id } });
    await merge(from.contact, into.contact);
    const [merged] = await rows(
      "select name, actor_id as actor, data from events where contact_id = $1 and name = 'contact.merged'",
      [from.contact],
    );
    expect(merged).toMatchObject({ actor: on.people.bruno.id, data: { into: into.contact } });
    const [changed] = await rows<{ data: { fields: string[] } }>(
      "select data from events where contact_id = $1 and name = 'contact.changed' order by id desc",
      [into.contact],
    );
    expect(changed?.data.fields).toContain("identities");
    // The conversation that somebody had goes on with both; the one who wrote in it is who they were.
    const after = await clara().call(showThread, { params: { id: from.id } });
    const opened = (items: typeof before.items) => items.filter((item) => item.kind === "event").slice(0, 2);
    expect(opened(after.items)).toEqual(opened(before.items));
  });

  test("each has a conversation on a line: one goes on with what is in both, for good", async () => {
    const [from, into] = [await customer(on.people.ana.client), await customer()];
    await merge(from.contact, into.contact);
    expect(await openTalks(into.contact)).toMatchObject([
      { id: from.id, owner: on.people.ana.id, said: ["hola", "hola"] },
    ]);
    const gone = await clara().call(showConversation, { params: { id: into.id } });
    expect(gone).toMatchObject({ state: "merged", mergedInto: { id: from.id } });
    expect(gone.contact.id).toBe(into.contact);
    const response = await clara().fetch(`/api/v1/conversations/${into.id}/merge`, { method: "DELETE" });
    expect(response.status).toBe(422);
  });

  test("on several lines, some joined before: one conversation is left", async () => {
    const second = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800551" });
    const from = await customer();
    await second.text(from.who, "por la otra línea");
    const joined = await scene.latest();
    await rows("update open_sessions set conversation_id = $2 where conversation_id = $1", [joined, from.id]);
    const into = await customer();
    await second.text(into.who, "¿y por aquí?");
    await merge(from.contact, into.contact);
    const talks = await openTalks(into.contact);
    expect(new Set(talks.map(({ id }) => id)).size).toBe(1);
    expect(new Set(talks.map(({ line }) => line))).toEqual(new Set([on.line.connection, second.connection]));
    expect(await left(from.contact)).toEqual({});
  });

  test("an answer goes to the number they wrote from last", async () => {
    const [from, into] = [await customer(), await customer(on.people.ana.client)];
    await merge(from.contact, into.contact);
    const to = () => on.graph.state.messages.at(-1)?.payload.to;
    const answer = async (text: string) => {
      await on.people.ana.client.call(reply, { params: { id: into.id }, body: { text } });
      await on.desk.settle();
    };
    const later = async () => on.desk.step(new Date((await on.desk.step()).getTime() + 5000));
    await later();
    await on.line.text(from.who, "desde este");
    await answer("le escribo a este");
    expect(to()).toBe(`+${from.who.phone}`);
    await later();
    await on.line.text(into.who, "y ahora desde el otro");
    await answer("le escribo al otro");
    expect(to()).toBe(`+${into.who.phone}`);
  });

  test("who was merged before is who the other is now", async () => {
    const [a, b, c] = [await customer(), await customer(), await customer()];
    await merge(a.contact, b.contact);
    await merge(b.contact, c.contact);
    await on.line.text(a.who, "¿y yo?");
    expect((await openTalks(c.contact)).map(({ said }) => said)).toEqual([
      ["hola", "hola", "hola", "¿y yo?"],
    ]);
    const tombs = await rows("select merged_into as into from contacts where id = any($1)", [
      [a.contact, b.contact],
    ]);
    expect(tombs).toEqual([{ into: c.contact }, { into: c.contact }]);
  });

  test("what was promised for the one happens for the other", async () => {
    const from = await customer();
    const into = await customer();
    await on.line.text(from.who, "espero");
    await merge(from.contact, into.contact);
    await on.desk.step(new Date((await on.desk.step()).getTime() + 25 * 3_600_000));
    const states = await rows<{ state: string }>(
      "select state from conversations where contact_id = $1 order by number",
      [into.contact],
    );
    expect(states.map(({ state }) => state)).toEqual(["expired", "merged"]);
  });
});

const refusedShow = async (id: string) => (await clara().refused(showContact, { params: { id } })).status;

test("refused: with themselves, with a stranger, unseen, twice, and by who does not lead", async () => {
  const [from, into] = [await customer(), await customer()];
  expect(await refused(from.contact, from.contact)).toMatchObject({ status: 422, code: "TARGET_SELF" });
  for (const unknown of [newId(), await strangers()]) {
    expect(await refused(from.contact, unknown)).toMatchObject({ status: 404 });
    expect(await refused(unknown, into.contact)).toMatchObject({ status: 404 });
  }
  expect(await refused(from.contact, into.contact, on.people.ana.client)).toMatchObject({ status: 403 });
  await rows("delete from inbox_members where member_id = $1", [on.people.bruno.id]);
  expect(await refused(from.contact, into.contact)).toMatchObject({ status: 404 });
  await rows("insert into inbox_members select account_id, id, $1 from inboxes", [on.people.bruno.id]);
  await merge(from.contact, into.contact);
  expect(await refused(from.contact, into.contact)).toMatchObject({ status: 404 });
  expect(await refused(into.contact, from.contact)).toMatchObject({ status: 404 });
});

async function strangers(): Promise<string> {
  const theirs = await otherAccount(on.desk);
  const line = await connectWhatsapp(on.desk, on.graph, theirs.account, { numberId: "800552" });
  await line.text(on.stranger(), "hola");
  const found = await rowsOf<{ id: string }>(on.desk, theirs.account, "select id from contacts");
  return found[0]?.id ?? "";
}
