import * as contract from "@relevo/contract/calendars.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cast, cast, otherAccount } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";

let desk: TestDesk;
let people: Cast;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
});
afterAll(() => desk.stop());

const office = (name: string) => ({
  name,
  timeZone: "America/Santiago",
  hours: [
    { day: 2, from: 540, to: 1080 },
    { day: 1, from: 840, to: 1080 },
    { day: 1, from: 540, to: 780 },
  ],
  holidays: ["2026-12-25", "2026-09-18", "2026-12-25"],
});
const make = (name: string) => people.clara.client.call(contract.createCalendar, { body: office(name) });
const list = async () => (await people.ana.client.call(contract.listCalendars, {})).items;

test("S1-59: a calendar is made, replaced and removed, each with its event", async () => {
  let id = "";
  const events = await eventsDuring(desk, people.account, async () => {
    const made = await make("Oficina");
    id = made.id;
    expect(made).toEqual({
      id,
      name: "Oficina",
      timeZone: "America/Santiago",
      hours: [
        { day: 1, from: 540, to: 780 },
        { day: 1, from: 840, to: 1080 },
        { day: 2, from: 540, to: 1080 },
      ],
      holidays: ["2026-09-18", "2026-12-25"],
    });
    expect(await list()).toEqual([made]);
    const params = { id };
    const body = { ...office("Oficina central"), timeZone: "America/Sao_Paulo" };
    const edited = await people.clara.client.call(contract.editCalendar, { params, body });
    expect(edited).toEqual({ ...made, name: "Oficina central", timeZone: "America/Sao_Paulo" });
    // The same again: no event.
    await people.clara.client.call(contract.editCalendar, { params, body });
    expect(await list()).toEqual([edited]);
    await people.clara.client.call(contract.removeCalendar, { params });
    expect(await list()).toEqual([]);
  });
  expect(events).toEqual(
    ["calendar.created", "calendar.changed", "calendar.removed"].map((name) => ({
      name,
      actor: people.clara.id,
      data: { calendar: id },
    })),
  );
});

test("one that a policy in force names stays; an earlier version does not hold it", async () => {
  const { id } = await make("En uso");
  const params = { id: people.inboxes.support };
  const put = async (calendarId: string | null) => {
    const { policy, version } = await people.clara.client.call(showPolicy, { params });
    await people.clara.client.call(savePolicy, {
      params,
      body: { version, policy: { ...policy, calendarId } },
    });
  };
  await put(id);
  expect(await people.clara.client.refused(contract.removeCalendar, { params: { id } })).toMatchObject({
    status: 409,
    code: "IN_USE",
    failures: [{ data: { inboxes: ["Servicio y Soporte"] } }],
  });
  await put(null);
  await people.clara.client.call(contract.removeCalendar, { params: { id } });
});

test("named and removed at once: one of the two is refused, and no policy names what is gone", async () => {
  const params = { id: people.inboxes.sales };
  for (let i = 0; i < 8; i++) {
    const { id } = await make(`Carrera ${i}`);
    const { policy, version } = await people.clara.client.call(showPolicy, { params });
    const [saved, removed] = await Promise.allSettled([
      people.clara.client.call(savePolicy, {
        params,
        body: { version, policy: { ...policy, calendarId: id } },
      }),
      people.clara.client.call(contract.removeCalendar, { params: { id } }),
    ]);
    expect([saved.status, removed.status].sort()).toEqual(["fulfilled", "rejected"]);
    const now = await people.clara.client.call(showPolicy, { params });
    expect((await list()).some((one) => one.id === id)).toBe(saved.status === "fulfilled");
    if (saved.status === "fulfilled") expect(now.policy.calendarId).toBe(id);
  }
});

test("refusals: a taken name, a zone that is none, spans that overlap or end early, a date that is none", async () => {
  await make("Tomado");
  const refused = (body: object) =>
    people.clara.client.refused(contract.createCalendar, { body: { ...office("Malo"), ...body } });
  expect(await refused({ name: "Tomado" })).toMatchObject({ status: 409, code: "NAME_TAKEN" });
  const second = await make("Segundo");
  expect(
    await people.clara.client.refused(contract.editCalendar, {
      params: { id: second.id },
      body: office("Tomado"),
    }),
  ).toMatchObject({ code: "NAME_TAKEN" });
  const pointed = async (body: object, pointer: string) =>
    expect((await refused(body)).failures[0], pointer).toMatchObject({ code: "INVALID", pointer });
  for (const timeZone of ["America/Nowhere", "+03:00", ""]) await pointed({ timeZone }, "/timeZone");
  const noon = { day: 1, from: 700, to: 720 };
  await pointed(
    { hours: [noon, { day: 2, from: 700, to: 720 }, { day: 1, from: 719, to: 800 }] },
    "/hours/2",
  );
  await pointed({ hours: [{ day: 1, from: 720, to: 720 }] }, "/hours/0/to");
  await pointed({ hours: [{ day: 8, from: 1, to: 2 }] }, "/hours/0/day");
  await pointed({ holidays: ["2026-02-30"] }, "/holidays/0");
  // Side by side is no overlap.
  await people.clara.client.call(contract.createCalendar, {
    body: { ...office("Seguido"), hours: [noon, { day: 1, from: 720, to: 800 }] },
  });
});

test("another account's is not there; agents and supervisors only read", async () => {
  const { id } = await make("Nuestro");
  const { olga } = await otherAccount(desk);
  const call = { params: { id }, body: office("Robado") };
  expect(await olga.client.refused(contract.editCalendar, call)).toMatchObject({ status: 404 });
  expect(await olga.client.refused(contract.removeCalendar, { params: { id } })).toMatchObject({
    status: 404,
  });
  expect((await olga.client.call(contract.listCalendars, {})).items).toEqual([]);
  for (const { client } of [people.ana, people.bruno])
    expect(await client.refused(contract.editCalendar, call)).toMatchObject({ code: "FORBIDDEN" });
});
