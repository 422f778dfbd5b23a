import { createGroup, editGroup, listGroups, removeGroup } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { cast, otherAccount } from "../support/cast.ts";
import { testDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";

test("a team is made, changed and removed, each with its event; everybody reads them", async () => {
  const desk = await testDesk();
  const { clara, ana, beto, vera, account, inboxes } = await cast(desk);
  const events = await eventsDuring(desk, account, async () => {
    const made = await clara.client.call(createGroup, {
      body: { name: "Noche", memberIds: [ana.id, ana.id], inboxIds: [inboxes.sales] },
    });
    expect(made).toMatchObject({
      name: "Noche",
      members: [{ id: ana.id, name: "Ana" }],
      inboxes: [{ id: inboxes.sales, name: "Ventas" }],
    });
    const params = { id: made.id };
    const edited = await clara.client.call(editGroup, {
      params,
      body: { name: "Madrugada", memberIds: [beto.id], inboxIds: [] },
    });
    expect(edited).toEqual({
      id: made.id,
      name: "Madrugada",
      members: [{ id: beto.id, name: "Beto" }],
      inboxes: [],
    });
    expect((await vera.client.call(listGroups, {})).items).toEqual([edited]);
    await clara.client.call(removeGroup, { params });
    expect((await vera.client.call(listGroups, {})).items).toEqual([]);
    expect(await clara.client.refused(removeGroup, { params })).toMatchObject({ status: 404 });
  });
  expect(events.map(({ name, actor }) => [name, actor === clara.id])).toEqual([
    ["group.created", true],
    ["group.changed", true],
    ["group.removed", true],
  ]);
});

test("refusals: a taken name, unknown people and inboxes, another account's, who may not", async () => {
  const desk = await testDesk();
  const { clara, bruno, ana } = await cast(desk);
  const { olga, inboxes: theirs } = await otherAccount(desk);
  await clara.client.call(createGroup, { body: { name: "Noche" } });
  const { id } = await clara.client.call(createGroup, { body: { name: "Día" } });
  const make = (body: object) => clara.client.refused(createGroup, { body: { name: "Otro", ...body } });
  expect(await make({ name: "Noche" })).toMatchObject({ status: 409, code: "NAME_TAKEN" });
  expect(await clara.client.refused(editGroup, { params: { id }, body: { name: "Noche" } })).toMatchObject({
    code: "NAME_TAKEN",
  });
  expect(await make({ name: "" })).toMatchObject({ status: 422 });
  expect(await make({ memberIds: [newId()] })).toMatchObject({ status: 404 });
  expect(await make({ memberIds: [olga.id] })).toMatchObject({ status: 404 });
  expect(await make({ inboxIds: [theirs.sales] })).toMatchObject({ status: 404 });
  const params = { id };
  expect(await olga.client.refused(editGroup, { params, body: { name: "Nuestro" } })).toMatchObject({
    status: 404,
  });
  expect(await olga.client.refused(removeGroup, { params })).toMatchObject({ status: 404 });
  for (const { client } of [bruno, ana]) {
    expect(await client.refused(createGroup, { body: { name: "X" } })).toMatchObject({ status: 403 });
    expect(await client.refused(editGroup, { params, body: { name: "X" } })).toMatchObject({ status: 403 });
    expect(await client.refused(removeGroup, { params })).toMatchObject({ status: 403 });
  }
  expect((await clara.client.call(listGroups, {})).items.map(({ name }) => name)).toEqual(["Día", "Noche"]);
});

test("a team with a conversation in its hands stays", async () => {
  const desk = await testDesk();
  const { clara, account, inboxes } = await cast(desk);
  const { id } = await clara.client.call(createGroup, { body: { name: "Noche" } });
  await inAccount(desk.db, account, async (tx) => {
    const [contact, connection] = [newId(), newId()];
    await tx.rows("insert into contacts (account_id, id, name, created_at) values ($1, $2, 'Diego', $3)", [
      account,
      contact,
      tx.at,
    ]);
    await tx.rows(
      `insert into connections (account_id, id, channel, name, active, settings, key, created_at)
       values ($1, $2, 'webchat', 'Web', true, '{}', 'w', $3)`,
      [account, connection, tx.at],
    );
    await tx.rows(
      `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, group_id, state, source,
         opened_at, queued_at, active_at, unread)
       values ($1, $2, 1, $3, $4, $5, $6, 'queued', 'contact', $7, $7, $7, 0)`,
      [account, newId(), contact, connection, inboxes.sales, id, tx.at],
    );
  });
  expect(await clara.client.refused(removeGroup, { params: { id } })).toMatchObject({
    status: 409,
    code: "IN_USE",
  });
  // What has ended no longer needs it.
  await inAccount(desk.db, account, (tx) =>
    tx.rows("update conversations set state = 'closed', ended_at = $1", [tx.at]),
  );
  await clara.client.call(removeGroup, { params: { id } });
});
