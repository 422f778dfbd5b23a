import { createConnection, editConnection } from "@relevo/contract/connections.ts";
import { listTemplates, syncTemplates } from "@relevo/contract/templates.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { accountWebhook, type Part } from "../emulators/graph/builders.ts";
import { template, templateStatus } from "../emulators/graph/templates.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { eventsDuring } from "../support/events.ts";
import { rowsOf } from "../support/rows.ts";
import { graphToken } from "../support/whatsapp.ts";

const on = deskWithLine();
const sync = (id = on.line.connection) => on.people.clara.client.call(syncTemplates, { params: { id } });
const list = async (query: Record<string, string> = {}) =>
  (await on.people.ana.client.call(listTemplates, { query: { limit: "100", ...query } })).items;
const stateOf = async (name: string) => (await list({ q: name })).find((one) => one.name === name)?.state;
const synced = async (run: () => Promise<unknown>) =>
  (await eventsDuring(on.desk, on.people.account, run)).filter(({ name }) => name === "template.synced");

beforeEach(async () => {
  on.graph.state.templates = [];
  on.graph.state.templateFaults = [];
  await rowsOf(on.desk, on.people.account, "delete from templates");
});

describe("reading the templates", () => {
  test("page by page, each as Meta has it, and told only when something changed", async () => {
    const many = Array.from({ length: 230 }, (_, i) => template(`aviso_${i}`, `Aviso ${i}`));
    on.graph.state.templates = [
      ...many,
      template("cita", "Hola {{nombre}}", { category: "MARKETING", language: "pt_BR" }),
      template("mala", "Hola", { status: "REJECTED", rejected_reason: "INVALID_FORMAT" }),
    ];
    const told = await synced(async () => expect(await sync()).toEqual({ templates: 232 }));
    expect(told).toHaveLength(1);
    expect(await synced(() => sync())).toEqual([]);
    expect(await list({ q: "cita" })).toMatchObject([
      {
        name: "cita",
        language: "pt_BR",
        category: "marketing",
        state: "approved",
        body: "Hola {{nombre}}",
        connection: { id: on.line.connection },
        variables: [{ place: "body", key: "nombre", example: "ejemplo de nombre" }],
      },
    ]);
    expect(await list({ q: "mala" })).toMatchObject([{ state: "rejected", rejection: "INVALID_FORMAT" }]);
  });

  test("the list is approved first, then by name, page by page, found by words of name and body", async () => {
    on.graph.state.templates = [
      template("b_dos", "Segunda visita"),
      template("a_uno", "Primera"),
      template("c_tres", "Nunca", { status: "PENDING" }),
      template("a_cero", "Pausada", { status: "PAUSED" }),
    ];
    await sync();
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await on.people.ana.client.call(listTemplates, {
        query: { limit: "1", ...(cursor ? { cursor } : {}) },
      });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(names).toEqual(["a_uno", "b_dos", "a_cero", "c_tres"]);
    expect((await list({ q: "VISITA" })).map(({ name }) => name)).toEqual(["b_dos"]);
    expect((await list({ q: "b dos" })).map(({ name }) => name)).toEqual(["b_dos"]);
    expect(await list({ q: "100%" })).toEqual([]);
    expect(await list({ connectionId: on.people.clara.id })).toEqual([]);
  });

  test("one no longer listed is missing, one that comes back is itself again", async () => {
    const [one, other] = [template("queda", "x"), template("se_va", "y")];
    on.graph.state.templates = [one, other];
    await sync();
    const [before] = await list({ q: "se_va" });
    on.graph.state.templates = [one];
    const told = await synced(() => sync());
    expect(told).toMatchObject([{ data: { connection: on.line.connection, changed: [before?.id] } }]);
    expect(await stateOf("se_va")).toBe("missing");
    on.graph.state.templates = [one, { ...other, components: [{ type: "BODY", text: "otra" }] }];
    await sync();
    expect(await list({ q: "se_va" })).toMatchObject([{ id: before?.id, state: "approved", body: "otra" }]);
  });

  test("what cannot be a template is left out, and what we do not know is only shown", async () => {
    on.graph.state.templates = [
      { name: "sin_id" },
      { id: "1", name: "", language: "es", components: [] },
      {
        id: "2",
        name: "nul\0o",
        language: "es",
        status: "APPROVED",
        components: [{ type: "BODY", text: "a\0b" }],
      },
      {
        id: "3",
        name: "rara",
        language: "es",
        status: "NEW",
        category: "?",
        components: [{ type: 7 }, null, "x"],
      },
    ] as Part[];
    expect(await sync()).toEqual({ templates: 2 });
    expect((await list()).map(({ name, state }) => [name, state])).toEqual([
      ["nul\uFFFDo", "approved"],
      ["rara", "disabled"],
    ]);
  });

  test("Meta's refusal is CHANNEL_FAILED with its code, and nothing is lost; a web chat is CHANNEL_CANNOT", async () => {
    on.graph.state.templates = [template("sigue", "x")];
    await sync();
    on.graph.state.templateFaults = [190];
    await expect(sync()).rejects.toMatchObject({ problem: { status: 409, code: "CHANNEL_FAILED" } });
    expect(await stateOf("sigue")).toBe("approved");
    const chat = await on.people.clara.client.call(createConnection, {
      body: { channel: "webchat", name: "Web" },
    });
    await expect(sync(chat.id)).rejects.toMatchObject({ problem: { status: 422, code: "CHANNEL_CANNOT" } });
  });
});

test("a number is read when it is connected, every six hours, and again once its credentials are mended", async () => {
  on.graph.state.templates = [template("primera", "x")];
  const made = await on.people.clara.client.call(createConnection, {
    body: {
      channel: "whatsapp",
      name: "Otra",
      whatsapp: { numberId: "800555", businessId: "900555" },
      token: graphToken,
      appSecret: "an app secret for tests",
    },
  });
  await on.desk.settle();
  const here = async () => (await list({ connectionId: made.id })).map(({ name }) => name);
  expect(await here()).toEqual(["primera"]);
  on.graph.state.templates.push(template("segunda", "x"));
  const now = await on.desk.step();
  await on.desk.step(new Date(now.getTime() + 5.9 * 3_600_000));
  expect(await here()).toEqual(["primera"]);
  // The next reading fails, of this number and the first one, and is soon tried again.
  on.graph.state.templateFaults = [131000, 131000];
  await on.desk.step(new Date(now.getTime() + 6.1 * 3_600_000));
  expect(await here()).toEqual(["primera"]);
  await on.desk.step(new Date(now.getTime() + 6.5 * 3_600_000));
  expect(await here()).toEqual(["primera", "segunda"]);
  const edit = (body: object) =>
    on.people.clara.client.call(editConnection, { params: { id: made.id }, body });
  await edit({ active: false });
  on.graph.state.templates.push(template("tercera", "x"));
  await on.desk.step(new Date(now.getTime() + 24 * 3_600_000));
  expect(await here()).toEqual(["primera", "segunda"]);
  await edit({ active: true });
  await on.desk.settle();
  expect(await here()).toEqual(["primera", "segunda", "tercera"]);
});

describe("the channel's webhooks", () => {
  const say = async (webhook: Part) => {
    expect((await on.graph.deliverRaw(on.line.hook, webhook)).status).toBe(200);
    await on.desk.settle();
  };
  const later = async (ms: number) => {
    const now = await on.desk.step();
    return on.desk.step(new Date(now.getTime() + ms));
  };

  test("change the state at once; an older word, or the same again, changes nothing back", async () => {
    const one = template("promo", "x");
    on.graph.state.templates = [one];
    await sync();
    const paused = await later(60_000);
    const told = await synced(() => say(templateStatus(one, "PAUSED", { at: paused, to: on.line.line })));
    expect(told).toHaveLength(1);
    expect(await stateOf("promo")).toBe("paused");
    const again = await later(60_000);
    await say(templateStatus(one, "REINSTATED", { at: again, to: on.line.line }));
    expect(await stateOf("promo")).toBe("approved");
    await say(templateStatus(one, "PAUSED", { at: paused, to: on.line.line }));
    await say(templateStatus(one, "PAUSED", { at: new Date(paused.getTime() + 1000), to: on.line.line }));
    expect(await stateOf("promo")).toBe("approved");
    const refused = await later(60_000);
    await say(templateStatus(one, "REJECTED", { at: refused, reason: "PROMOTIONAL", to: on.line.line }));
    expect(await list({ q: "promo" })).toMatchObject([{ state: "rejected", rejection: "PROMOTIONAL" }]);
  });

  test("of a template we do not have, or of its words, make us read the list", async () => {
    const one = template("nueva", "x");
    on.graph.state.templates = [one];
    await say(templateStatus(one, "APPROVED", { to: on.line.line }));
    expect(await stateOf("nueva")).toBe("approved");
    on.graph.state.templates = [{ ...one, components: [{ type: "BODY", text: "cambiada" }] }];
    const at = Math.floor(Date.now() / 1000);
    await say(
      accountWebhook("message_template_components_update", { message_template_id: 1 }, at, on.line.line),
    );
    expect(await list({ q: "nueva" })).toMatchObject([{ body: "cambiada" }]);
  });

  test("of nonsense change nothing and stop nothing", async () => {
    on.graph.state.templates = [template("firme", "x")];
    await sync();
    const at = Math.floor(Date.now() / 1000);
    for (const value of [{}, { event: 7 }, { event: "APPROVED", message_template_id: {} }])
      await say(accountWebhook("message_template_status_update", value as Part, at, on.line.line));
    expect(await stateOf("firme")).toBe("approved");
    await on.line.text(on.stranger(), "hola");
  });
});
