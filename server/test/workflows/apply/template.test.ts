import { editContact } from "@relevo/contract/contacts.ts";
import { showThread } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { templateDesk } from "../../support/template-desk.ts";
import { approvedTemplate } from "../../support/templates.ts";
import { act, codesOf } from "./acts.ts";

const { on, ids, rows, show, outgoing, customer, reached } = templateDesk();
const send = (template: string, values: Record<string, string> = {}) =>
  ({ kind: "template", template, values }) as const;

describe("template", () => {
  test("S3-23: fills its values by name and leaves; who waited goes on waiting for a person", async () => {
    const { id, who } = await customer("open");
    const before = await show(id);
    const sent = await act(on, { conversation: id }, send(ids.greeting, { nombre: "Ana", pedido: "sofá" }));
    expect(sent.outcome).toEqual({ done: true });
    expect(await outgoing(id)).toMatchObject([
      {
        author: { kind: "bot", id: null },
        type: "template",
        text: "Hola Ana, tenemos su sofá.",
        state: "sent",
      },
    ]);
    expect(reached(who.phone)).toHaveLength(1);
    const { waitingSince, last, unread } = await show(id);
    expect({ waitingSince, last, unread }).toEqual({
      waitingSince: before.waitingSince,
      last: before.last,
      unread: before.unread,
    });
  });

  test("from an expired one it opens the next, told as the workflow's, which its inbox hands out", async () => {
    const { id } = await customer();
    const { run, outcome } = await act(on, { conversation: id }, send(ids.visit));
    expect(outcome).toEqual({ done: true });
    const [next] = await rows<{
      id: string;
      source: string;
      owner: string | null;
      state: string;
      actor: string;
    }>(
      `select c.id, c.source, c.owner_id as owner, c.state, e.actor_id as actor from conversations c
       join events e on e.conversation_id = c.id and e.name = 'conversation.opened' where c.previous_id = $1`,
      [id],
    );
    expect(next).toMatchObject({ source: "workflow", actor: run });
    expect(await show(next?.id ?? "")).toMatchObject({ waitingSince: null, last: { type: "template" } });
    expect((await show(id)).supersededById).toBe(next?.id);
    expect(codesOf(await act(on, { conversation: id }, send(ids.visit)))).toEqual(["SUPERSEDED"]);
  });

  test("without a value, with a file to fill, not approved, opted out or gone: refused, and nothing leaves", async () => {
    const { id } = await customer("open");
    const paused = await approvedTemplate(on, "pausada", "Hola", { status: "PAUSED" });
    const codes = [
      await act(on, { conversation: id }, send(ids.greeting, { nombre: "Ana", pedido: "" })),
      await act(on, { conversation: id }, send(ids.catalogue, { "1": "esto" })),
      await act(on, { conversation: id }, send(paused.id)),
      await act(on, { conversation: id }, send(crypto.randomUUID())),
    ].flatMap(codesOf);
    expect(codes).toEqual(["TEMPLATE_VALUES", "TEMPLATE_VALUES", "TEMPLATE_NOT_APPROVED", "NOT_FOUND"]);
    const { contact } = await show(id);
    await on.people.clara.client.call(editContact, { params: { id: contact.id }, body: { optedOut: true } });
    expect(codesOf(await act(on, { conversation: id }, send(ids.visit)))).toEqual(["OPTED_OUT"]);
    expect(await outgoing(id)).toEqual([]);
    expect(
      (await on.people.clara.client.call(showThread, { params: { id }, query: {} })).items.length,
    ).toBeGreaterThan(0);
  });
});
