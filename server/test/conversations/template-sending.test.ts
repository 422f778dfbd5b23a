import { reply, retryMessage, uploadFile } from "@relevo/contract/messages.ts";
import { afterEach, describe, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { template } from "../emulators/graph/templates.ts";
import { templateDesk } from "../support/template-desk.ts";
import { approvedTemplate, read } from "../support/templates.ts";
import { connectWhatsapp } from "../support/whatsapp.ts";

const { ids, on, outgoing, reached, rows, send, show, customer } = templateDesk();
afterEach(() => {
  on.graph.state.windowsClosed = false;
});

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
async function picture(client = on.people.ana.client, type = "image/png", name = "foto.png") {
  const form = new FormData();
  const bytes = Buffer.from(type === "text/plain" ? "foto" : png, type === "text/plain" ? "utf8" : "base64");
  form.set("file", new Blob([bytes], { type }), name);
  return (await client.call(uploadFile, { body: form })).id;
}

describe("in an open conversation", () => {
  test("a template answers the customer, claims what nobody owns, and opens no window", async () => {
    const { id, who } = await on.opened();
    const before = await show(id);
    const { conversation, message } = await send(id);
    expect(conversation).toMatchObject({
      id,
      state: "active",
      owner: { id: on.people.ana.id },
      waitingSince: null,
      unread: 0,
    });
    expect(conversation.windowEndsAt).toBe(before.windowEndsAt);
    await on.desk.settle();
    const [accepted] = reached(who.phone);
    if (!accepted) throw new Error("nothing reached the channel");
    await on.graph.deliverStatuses(on.line.hook, accepted, ["delivered", "read"]);
    await on.desk.settle();
    expect(await outgoing(id)).toMatchObject([{ id: message.id, state: "read" }]);
  });

  test("outside the channel's window, free text fails and a template goes through", async () => {
    const { id } = await customer("open");
    on.graph.state.windowsClosed = true;
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "¿Sigue ahí?" } });
    await send(id);
    await on.desk.settle();
    expect((await outgoing(id)).map(({ state, error }) => [state, error?.code])).toEqual(
      expect.arrayContaining([
        ["failed", "131047"],
        ["sent", undefined],
      ]),
    );
  });

  test("values and file must be the template's own; the picture leaves with it", async () => {
    const { id, who } = await customer("open");
    const wrong = { status: 422, code: "TEMPLATE_VALUES" };
    await expect(send(id, { templateId: ids.greeting, values: ["Ana"] })).rejects.toMatchObject({
      problem: wrong,
    });
    await expect(send(id, { values: ["de más"] })).rejects.toMatchObject({ problem: wrong });
    await expect(send(id, { templateId: ids.catalogue, values: ["Ana"] })).rejects.toMatchObject({
      problem: wrong,
    });
    const text = await picture(on.people.ana.client, "text/plain", "foto.txt");
    await expect(
      send(id, { templateId: ids.catalogue, values: ["Ana"], fileId: text }),
    ).rejects.toMatchObject({
      problem: wrong,
    });
    const others = await picture(on.people.beto.client);
    const use = (fileId: string) => send(id, { templateId: ids.catalogue, values: ["Ana"], fileId });
    await expect(use(others)).rejects.toMatchObject({ problem: { status: 404 } });
    await expect(use(newId())).rejects.toMatchObject({ problem: { status: 404 } });
    const mine = await picture();
    const { message } = await use(mine);
    expect(message).toMatchObject({
      type: "template",
      text: "Mire, Ana",
      files: [{ id: mine, name: "foto.png" }],
      data: { header: { kind: "image" }, values: ["Ana"] },
    });
    await expect(use(mine)).rejects.toMatchObject({ problem: { status: 404 } });
    await on.desk.settle();
    const [media] = [...on.graph.state.media.values()].slice(-1);
    expect(reached(who.phone).map(({ payload }) => payload.template)).toEqual([
      {
        name: "catalogo",
        language: { code: "es" },
        components: [
          { type: "header", parameters: [{ type: "image", image: { id: media?.id } }] },
          { type: "body", parameters: [{ type: "text", text: "Ana" }] },
        ],
      },
    ]);
    expect(await outgoing(id)).toMatchObject([{ state: "sent" }]);
  });

  test("a template of another number, of nobody, or on a web chat is refused", async () => {
    const { id } = await customer("open");
    await expect(send(id, { templateId: newId() })).rejects.toMatchObject({ problem: { status: 404 } });
    const other = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800333" });
    const theirs = await read(on.graph, on.people.clara.client, other.connection, template("de_otro", "x"));
    await expect(send(id, { templateId: theirs })).rejects.toMatchObject({
      problem: { code: "TEMPLATE_NOT_APPROVED" },
    });
    await expect(send(newId())).rejects.toMatchObject({ problem: { status: 404 } });
    await rows("update connections set channel = 'webchat' where id = $1", [on.line.connection]);
    try {
      await expect(send(id)).rejects.toMatchObject({ problem: { status: 422, code: "CHANNEL_CANNOT" } });
    } finally {
      await rows("update connections set channel = 'whatsapp' where id = $1", [on.line.connection]);
    }
    await rows("update conversations set state = 'closed', ended_at = now() where id = $1", [id]);
    await expect(send(id)).rejects.toMatchObject({ problem: { status: 409, code: "NOT_OPEN" } });
  });
});

describe("on its way out", () => {
  test("a fault is tried again, an unanswered call is uncertain until a person decides", async () => {
    const { id, who } = await customer("open");
    on.graph.inject.nextSend({ kind: "error", code: 131000 });
    await send(id);
    await on.desk.settle();
    await on.desk.step(new Date((await on.desk.step()).getTime() + 60_000));
    expect((await outgoing(id)).map(({ state }) => state)).toEqual(["sent"]);
    on.graph.inject.nextSend({ kind: "cut", accepted: true });
    const { message } = await send(id);
    await on.desk.settle();
    expect((await outgoing(id)).find((one) => one.id === message.id)?.state).toBe("uncertain");
    await on.people.ana.client.call(retryMessage, { params: { id: message.id } });
    await on.desk.settle();
    expect((await outgoing(id)).map(({ state }) => state)).toEqual(["sent", "sent"]);
    expect(reached(who.phone)).toHaveLength(3);
  });

  test.each([
    ["paused", { status: "PAUSED" }, "132015", "paused"],
    ["disabled", { status: "DISABLED" }, "132016", "disabled"],
    ["rejected meanwhile", { status: "REJECTED" }, "132001", "rejected"],
  ])(
    "a template that was %s meanwhile fails with its code, and the list learns it",
    async (name, change, code, state) => {
      const { id } = await customer();
      const made = await approvedTemplate(on, name.replaceAll(" ", "_"), "x");
      Object.assign(made.part, change);
      const { conversation, message } = await send(id, { templateId: made.id });
      await on.desk.settle();
      expect(await outgoing(conversation.id)).toMatchObject([{ state: "failed", error: { code } }]);
      expect(await rows("select state from templates where id = $1", [made.id])).toEqual([{ state }]);
      // Approved again, a person sends it anew, though no window is open.
      Object.assign(made.part, { status: "APPROVED" });
      await on.people.ana.client.call(retryMessage, { params: { id: message.id } });
      await on.desk.settle();
      expect(await outgoing(conversation.id)).toMatchObject([{ state: "sent", error: null }]);
    },
  );

  test("one whose variables changed meanwhile fails, and says so", async () => {
    const { id } = await customer();
    const made = await approvedTemplate(on, "cambiante", "x");
    Object.assign(made.part, { components: [{ type: "BODY", text: "Hola {{1}}" }] });
    const { conversation } = await send(id, { templateId: made.id });
    await on.desk.settle();
    expect(await outgoing(conversation.id)).toMatchObject([{ state: "failed", error: { code: "132000" } }]);
  });

  test.each(["131049", "131050", "132005", "132007", "132012"])(
    "%s is final for the message",
    async (code) => {
      const { id, who } = await customer("open");
      on.graph.inject.nextSend({ kind: "error", code: Number(code) });
      await send(id);
      await on.desk.settle();
      expect(await outgoing(id)).toMatchObject([
        { state: "failed", error: { code, detail: `details of ${code}` } },
      ]);
      expect(reached(who.phone)).toEqual([]);
    },
  );
});
