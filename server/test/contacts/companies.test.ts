import * as contract from "@relevo/contract/contacts.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "../tickets/scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const ana = () => on.people.ana.client;
const made = (name: string, taxId: string | null = null) =>
  ana().call(contract.createCompany, { body: { name, taxId } });

describe("companies", () => {
  test("S1-41: are made, renamed and listed by the beginning of their name", async () => {
    const company = await made("Ferretería Ñuñoa", "76.111.222-3");
    await made("Ferro Sur");
    expect(company).toMatchObject({ name: "Ferretería Ñuñoa", taxId: "76.111.222-3", contacts: 0 });
    const list = async (q: string) =>
      (await ana().call(contract.listCompanies, { query: { q } })).items.map(({ name }) => name);
    expect(await list("ferr")).toEqual(["Ferretería Ñuñoa", "Ferro Sur"]);
    expect(await list("Sur")).toEqual([]);
    expect(await list("%")).toEqual([]);
    const params = { id: company.id };
    await ana().call(contract.editCompany, { params, body: { name: "Casa Ñuñoa", taxId: null } });
    await ana().call(contract.editCompany, { params, body: { name: "Casa Ñuñoa", taxId: null } });
    expect(await list("casa")).toEqual(["Casa Ñuñoa"]);
    const events = await scene.rows<{ name: string; data: unknown }>(
      "select name, data from events where data->>'company' = $1 order by id",
      [company.id],
    );
    expect(events).toEqual([
      { name: "company.created", data: { company: company.id } },
      { name: "company.changed", data: { company: company.id, fields: ["name", "taxId"] } },
    ]);
  });

  test("a name is taken once, whatever its capitals: NAME_TAKEN", async () => {
    const first = await made("Única");
    expect((await ana().refused(contract.createCompany, { body: { name: "única" } })).code).toBe(
      "NAME_TAKEN",
    );
    const other = await made("Distinta");
    const rename = { params: { id: other.id }, body: { name: "ÚNICA" } };
    expect((await ana().refused(contract.editCompany, rename)).code).toBe("NAME_TAKEN");
    await ana().call(contract.editCompany, { params: { id: first.id }, body: { name: "ÚNICA" } });
    const race = await Promise.allSettled(Array.from({ length: 10 }, () => made("A la vez")));
    expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("pages give each once", async () => {
    for (let i = 0; i < 5; i++) await made(`Página ${i}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { q: "página", limit: 2, ...(cursor ? { cursor } : {}) };
      const page = await ana().call(contract.listCompanies, { query });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([0, 1, 2, 3, 4].map((i) => `Página ${i}`));
  });

  test("a viewer reads them and makes none; those of another account do not exist", async () => {
    const company = await made("Privada");
    const vera = on.people.vera.client;
    expect((await vera.refused(contract.createCompany, { body: { name: "x" } })).status).toBe(403);
    expect((await vera.call(contract.listCompanies, { query: { q: "privada" } })).items).toHaveLength(1);
    const { olga } = await otherAccount(on.desk);
    const edit = { params: { id: company.id }, body: { name: "Mía" } };
    expect((await olga.client.refused(contract.editCompany, edit)).status).toBe(404);
    expect((await olga.client.call(contract.listCompanies, { query: {} })).items).toEqual([]);
    const theirs = await olga.client.call(contract.createCompany, { body: { name: "Ajena" } });
    const { contact } = await scene.claimed();
    const join = { params: { id: contact }, body: { companyId: theirs.id } };
    expect((await ana().refused(contract.editContact, join)).status).toBe(404);
  });
});

describe("a contact's company", () => {
  const contactEvents = async (id: string) =>
    (await scene.eventsOf(id, "contact.")).slice(1).map(({ name, data }) => [name, data]);

  test("S1-16, S1-40, S1-41: every conversation has a contact from the start, and an agent names their company", async () => {
    const { id, contact } = await scene.claimed();
    expect(contact).not.toBe("");
    const params = { id: contact };
    expect(await ana().call(contract.showContact, { params })).toMatchObject({
      company: null,
      individual: false,
    });
    const company = await made("Talleres Pérez");
    const body = { companyId: company.id };
    await ana().call(contract.editContact, { params, body });
    await ana().call(contract.editContact, { params, body });
    expect(await ana().call(contract.showContact, { params })).toMatchObject({
      company: { id: company.id, name: "Talleres Pérez" },
    });
    const { items } = await ana().call(contract.listCompanies, { query: { q: "talleres" } });
    expect(items).toMatchObject([{ contacts: 1 }]);
    expect(await contactEvents(id)).toEqual([["contact.changed", { fields: ["company"] }]]);
  });

  test("S1-41: an individual has none: the answer is explicit, and either takes the other away", async () => {
    const { contact } = await scene.claimed();
    const params = { id: contact };
    const company = await made("Imprenta Sol");
    const edit = (body: { companyId?: string | null; individual?: boolean }) =>
      ana().call(contract.editContact, { params, body });
    await edit({ companyId: company.id });
    expect(await edit({ individual: true })).toMatchObject({ company: null, individual: true });
    expect(await edit({ companyId: company.id })).toMatchObject({
      company: { id: company.id },
      individual: false,
    });
    expect(await edit({ companyId: null })).toMatchObject({ company: null, individual: false });
    const both = { companyId: company.id, individual: true };
    expect(await ana().refused(contract.editContact, { params, body: both })).toMatchObject({
      code: "INVALID",
    });
    const unknown = { companyId: crypto.randomUUID() };
    const refused = await ana().refused(contract.editContact, { params, body: unknown });
    expect(refused.status).toBe(404);
    expect(await ana().call(contract.showContact, { params })).toMatchObject({ company: null });
  });

  test("asking for no templates is kept, and taken back, with an event each", async () => {
    const { id, contact } = await scene.claimed();
    const params = { id: contact };
    for (const optedOut of [true, true, false])
      expect(await ana().call(contract.editContact, { params, body: { optedOut } })).toMatchObject({
        optedOut,
      });
    const changed = ["contact.changed", { fields: ["optedOut"] }];
    expect(await contactEvents(id)).toEqual([
      changed,
      ["contact.opted", { out: true }],
      changed,
      ["contact.opted", { out: false }],
    ]);
  });
});
