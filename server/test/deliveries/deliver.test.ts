import { editConnection } from "@relevo/contract/connections.ts";
import { reply, showThread, uploadFile } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { customer, state } from "./customer.ts";

const on = deskWithLine();

describe("a reply on its way out", () => {
  test("is pending at once, then sent, delivered and read as the channel tells", async () => {
    const { write, messages, sentTo } = await customer(on);
    const written = await write("¡Hola! ¿En qué te ayudo?");
    expect(written.state).toBe("pending");
    await on.desk.settle();
    expect(await state(on, written.id)).toBe("sent");
    const [accepted] = sentTo();
    if (!accepted) throw new Error("nothing reached the channel");
    expect(accepted.payload).toMatchObject({ type: "text", text: { body: "¡Hola! ¿En qué te ayudo?" } });
    for (const name of ["delivered", "read"]) {
      await on.graph.deliverStatuses(on.line.hook, accepted, [name]);
      await on.desk.settle();
      expect(await state(on, written.id)).toBe(name);
    }
    expect(await messages()).toHaveLength(1);
  });

  test("statuses in any order never go backwards", async () => {
    const { write, sentTo } = await customer(on);
    const { id } = await write("orden");
    await on.desk.settle();
    const [accepted] = sentTo();
    if (!accepted) throw new Error("nothing reached the channel");
    for (const name of ["read", "sent", "delivered", "failed"]) {
      await on.graph.deliverStatuses(on.line.hook, accepted, [name]);
      await on.desk.settle();
      expect(await state(on, id)).toBe("read");
    }
  });

  test("messages to one person leave one after the other, in the order written", async () => {
    const { write, sentTo } = await customer(on);
    for (const text of ["uno", "dos", "tres", "cuatro"]) await write(text);
    await on.desk.settle();
    expect(sentTo().map(({ payload }) => (payload.text as { body: string }).body)).toEqual([
      "uno",
      "dos",
      "tres",
      "cuatro",
    ]);
  });

  test("the lane's order is when each was written, not the ids their clients made up", async () => {
    const { id, write, sentTo } = await customer(on);
    const [row] = await rowsOf<{ connection: string }>(
      on.desk,
      on.people.account,
      "select connection_id as connection from conversations where id = $1",
      [id],
    );
    const switchTo = (active: boolean) =>
      on.people.clara.client.call(editConnection, {
        params: { id: row?.connection ?? "" },
        body: { active },
      });
    await switchTo(false);
    await write("primero", { id: "ffffffff-ffff-7fff-bfff-ffffffffff01" });
    await write("segundo", { id: "00000000-0000-7000-8000-000000000001" });
    await switchTo(true);
    await on.desk.settle();
    expect(sentTo().map(({ payload }) => (payload.text as { body: string }).body)).toEqual([
      "primero",
      "segundo",
    ]);
  });

  test("a quote of another conversation, and an id that is the customer's own message, are refused", async () => {
    const [mine, other] = [await customer(on), await customer(on)];
    const { items } = await on.people.clara.client.call(showThread, { params: { id: other.id } });
    const theirs = items.find((item) => item.kind === "message")?.id ?? "";
    const refuse = (body: object) =>
      on.people.ana.client.refused(reply, { params: { id: mine.id }, body: { text: "eso", ...body } });
    expect(await refuse({ replyToId: theirs })).toMatchObject({
      code: "INVALID",
      failures: [{ pointer: "/replyToId" }],
    });
    const own = await on.people.clara.client.call(showThread, { params: { id: mine.id } });
    expect((await refuse({ id: own.items.find((item) => item.kind === "message")?.id })).code).toBe(
      "CONFLICT",
    );
  });

  test("the same client id twice is one message", async () => {
    const { write, messages, sentTo } = await customer(on);
    const id = crypto.randomUUID();
    await Promise.all([write("una vez", { id }), write("una vez", { id }), write("una vez", { id })]);
    await on.desk.settle();
    expect(await messages()).toHaveLength(1);
    expect(sentTo()).toHaveLength(1);
  });

  test("an Idempotency-Key repeats the answer; with another body it is refused", async () => {
    const { id, messages } = await customer(on);
    const key = { "idempotency-key": "k-1" };
    const call = { params: { id }, body: { text: "idempotente" } };
    const first = await on.people.ana.client.call(reply, call, key);
    const again = await on.people.ana.client.call(reply, call, key);
    expect(again.id).toBe(first.id);
    expect(await messages()).toHaveLength(1);
    const other = await on.people.ana.client.refused(reply, { ...call, body: { text: "otra cosa" } }, key);
    expect(other.code).toBe("IDEMPOTENCY_MISMATCH");
  });

  test("a quote goes out with the external id of the message it quotes", async () => {
    const { id, write, sentTo } = await customer(on);
    const { items } = await on.people.ana.client.call(showThread, { params: { id } });
    const quoted = items.find((item) => item.kind === "message");
    await write("sobre eso", { replyToId: quoted?.id });
    await on.desk.settle();
    expect(sentTo()[0]?.payload.context).toMatchObject({ message_id: expect.stringMatching(/^wamid/) });
  });

  test("a picture is uploaded and sent with its caption", async () => {
    const { write, sentTo } = await customer(on);
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
      "base64",
    );
    const form = new FormData();
    form.set("file", new Blob([png], { type: "image/png" }), "foto.png");
    const file = await on.people.ana.client.call(uploadFile, { body: form });
    expect(file).toMatchObject({ name: "foto.png", mimeType: "image/png", size: png.length, state: "ready" });
    const written = await write("mira", { fileIds: [file.id] });
    expect(written).toMatchObject({ type: "image", files: [{ id: file.id }] });
    await on.desk.settle();
    expect(sentTo()[0]?.payload).toMatchObject({ type: "image", image: { caption: "mira" } });
  });
});
