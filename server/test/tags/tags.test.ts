import { mergeContact, showContact } from "@relevo/contract/contacts.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { createTag, editTag, listTags, removeTag, type Tag, tagContact } from "@relevo/contract/tags.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { eventsDuring } from "../support/events.ts";
import { rowsOf } from "../support/rows.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
const made = (name: string): Promise<Tag> => clara().call(createTag, { body: { name } });
const names = async () => (await clara().call(listTags, {})).items.map(({ name }) => name);
const rows = <R>(sql: string, values: unknown[]) => rowsOf<R>(on.desk, on.people.account, sql, values);
const tagsOf = async (id: string) =>
  (await clara().call(showContact, { params: { id } })).tags.map(({ name }) => name);

async function customer() {
  const { id } = await on.opened();
  const [row] = await rows<{ contact: string }>(
    "select contact_id as contact from conversations where id = $1",
    [id],
  );
  return { id, contact: row?.contact ?? "" };
}

describe("tags", () => {
  test("are listed by name, renamed and recoloured; what changes nothing leaves no trace", async () => {
    await made("zeta");
    const { id } = await clara().call(createTag, { body: { name: "Beta", colour: "teal" } });
    await made("alfa");
    expect(await names()).toEqual(["alfa", "Beta", "zeta"]);
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      const same = { params: { id }, body: { name: "Beta", colour: "teal" } } as const;
      expect(await clara().call(editTag, same)).toEqual({ id, ...same.body });
      await clara().call(editTag, { params: { id }, body: { name: "Omega", colour: "red" } });
    });
    expect(await names()).toEqual(["alfa", "Omega", "zeta"]);
    expect(events).toMatchObject([{ name: "tag.changed", data: { tag: id, fields: ["name", "colour"] } }]);
  });

  test("a name is taken once, however it is written; nobody but administrators writes them", async () => {
    await made("Único");
    const { id } = await made("Otro");
    expect((await clara().refused(createTag, { body: { name: "único" } })).code).toBe("NAME_TAKEN");
    expect((await clara().refused(editTag, { params: { id }, body: { name: "ÚNICO" } })).code).toBe(
      "NAME_TAKEN",
    );
    expect((await clara().refused(createTag, { body: { name: " " } })).code).toBe("INVALID");
    expect((await on.people.bruno.client.refused(createTag, { body: { name: "Mío" } })).code).toBe(
      "FORBIDDEN",
    );
  });

  test("one that is removed is taken off every contact; one a published workflow names is IN_USE", async () => {
    const { contact } = await customer();
    const [gone, used] = [await made("Fugaz"), await made("Usada")];
    await clara().call(tagContact, { params: { id: contact }, body: { add: [gone.id, used.id] } });
    await rows(
      `with w as (insert into workflows (account_id, id, name, state, draft, version, trigger, created_at, updated_at)
         values ($1, $2, 'Etiqueta', 'published', '{}', 1, 'manual', $4, $4) returning id)
       insert into workflow_versions (account_id, workflow_id, version, definition, at) select $1, id, 1, $3, $4 from w`,
      [on.people.account, crypto.randomUUID(), JSON.stringify({ steps: [{ add: [used.id] }] }), new Date()],
    );
    await clara().call(removeTag, { params: { id: gone.id } });
    expect(await tagsOf(contact)).toEqual(["Usada"]);
    const refused = await clara().refused(removeTag, { params: { id: used.id } });
    expect(refused).toMatchObject({ code: "IN_USE", failures: [{ data: { workflows: ["Etiqueta"] } }] });
    expect((await clara().refused(removeTag, { params: { id: gone.id } })).code).toBe("NOT_FOUND");
  });
});

describe("a contact", () => {
  test("is tagged by who sees them; the event has what changed, and nothing changes twice", async () => {
    const { contact } = await customer();
    const [vip, owing] = [await made("VIP"), await made("Moroso")];
    const params = { id: contact };
    const ana = on.people.ana.client;
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      const told = await ana.call(tagContact, { params, body: { add: [vip.id, owing.id, vip.id] } });
      expect(told.tags.map(({ name }) => name)).toEqual(["Moroso", "VIP"]);
      await ana.call(tagContact, { params, body: { add: [vip.id] } });
      await ana.call(tagContact, { params, body: { remove: [owing.id] } });
    });
    expect(events).toMatchObject([
      {
        name: "contact.tagged",
        actor: on.people.ana.id,
        data: { added: [vip.id, owing.id].sort(), removed: [] },
      },
      { name: "contact.tagged", data: { added: [], removed: [owing.id] } },
    ]);
    expect(await tagsOf(contact)).toEqual(["VIP"]);
  });

  test("out of sight is nobody's to tag, and so is a tag of nowhere, or one put on and taken off", async () => {
    const { id, contact } = await customer();
    const vip = await made("De otros");
    const params = { id: contact };
    const add = [vip.id];
    await on.people.ana.client.call(claim, { params: { id } });
    const { olga } = await otherAccount(on.desk);
    const theirs = await olga.client.call(createTag, { body: { name: "De otros" } });
    expect((await on.people.vera.client.refused(tagContact, { params, body: { add } })).code).toBe(
      "FORBIDDEN",
    );
    expect((await on.people.beto.client.refused(tagContact, { params, body: { add } })).code).toBe(
      "NOT_FOUND",
    );
    expect((await olga.client.refused(tagContact, { params, body: { add: [theirs.id] } })).code).toBe(
      "NOT_FOUND",
    );
    expect((await clara().refused(tagContact, { params, body: { add: [theirs.id] } })).code).toBe(
      "NOT_FOUND",
    );
    const both = await clara().refused(tagContact, { params, body: { add, remove: add } });
    expect(both).toMatchObject({ code: "INVALID", failures: [{ pointer: "/remove" }] });
    expect(await tagsOf(contact)).toEqual([]);
  });

  test("merged into another takes the tags along", async () => {
    const [from, into] = [await customer(), await customer()];
    const [one, both] = [await made("Solo uno"), await made("Los dos")];
    await clara().call(tagContact, { params: { id: from.contact }, body: { add: [one.id, both.id] } });
    await clara().call(tagContact, { params: { id: into.contact }, body: { add: [both.id] } });
    const events = await eventsDuring(on.desk, on.people.account, () =>
      clara().call(mergeContact, { params: { id: from.contact }, body: { intoId: into.contact } }),
    );
    expect(await tagsOf(into.contact)).toEqual(["Los dos", "Solo uno"]);
    expect(events.find(({ name }) => name === "contact.tagged")?.data).toEqual({
      added: [one.id],
      removed: [],
    });
    expect(await rows("select from contact_tags where contact_id = $1", [from.contact])).toEqual([]);
  });

  test("fifty who tag at once, and one who removes the tag: nobody is left with it, none is a fault", async () => {
    const { contact } = await customer();
    const { id } = await made("Carrera");
    const put = () =>
      clara().fetch(`/api/v1/contacts/${contact}/tags`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ add: [id] }),
      });
    const answers = await Promise.all([
      ...Array.from({ length: 25 }, put),
      clara().fetch(`/api/v1/tags/${id}`, { method: "DELETE" }),
      ...Array.from({ length: 24 }, put),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => ![200, 204, 404].includes(status))).toEqual(
      [],
    );
    expect(await tagsOf(contact)).toEqual([]);
  });
});
