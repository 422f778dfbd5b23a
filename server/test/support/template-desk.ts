import { claim, showConversation } from "@relevo/contract/conversations.ts";
import { type MessageItem, showThread } from "@relevo/contract/messages.ts";
import { sendTemplate } from "@relevo/contract/templates.ts";
import { beforeAll } from "vitest";
import { deskWithLine } from "./desk-with-line.ts";
import { rowsOf } from "./rows.ts";
import { approvedTemplate, expired } from "./templates.ts";

/** A desk whose number has three approved templates, and Ana who sends them. */
export function templateDesk() {
  const on = deskWithLine();
  /** Without variables, with two named ones, and with a picture and one. */
  const ids = { visit: "", greeting: "", catalogue: "" };
  beforeAll(async () => {
    ids.visit = (await approvedTemplate(on, "visita", "¿Le acomoda una visita mañana?")).id;
    ids.greeting = (await approvedTemplate(on, "saludo", "Hola {{nombre}}, tenemos su {{pedido}}.")).id;
    const image = { type: "HEADER", format: "IMAGE" };
    ids.catalogue = (await approvedTemplate(on, "catalogo", "Mire, {{1}}", {}, [image])).id;
  });
  return {
    on,
    ids,
    rows: <R>(sql: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, sql, values),
    show: (id: string) => on.people.clara.client.call(showConversation, { params: { id } }),
    send: (id: string, body: object = {}, client = on.people.ana.client) =>
      client.call(sendTemplate, { params: { id }, body: { templateId: ids.visit, ...body } }),
    async outgoing(id: string) {
      const { items } = await on.people.clara.client.call(showThread, { params: { id } });
      return items.filter((item): item is MessageItem => item.kind === "message" && item.direction === "out");
    },
    /** What the channel took on for a phone. */
    reached: (phone: string | undefined) =>
      on.graph.state.messages.filter(({ payload }) => payload.to === `+${phone}`),
    /** Some seconds on: channels tell whole seconds. */
    later: async () => on.desk.step(new Date((await on.desk.step()).getTime() + 5000)),
    /** A customer of Ana's, open or expired. */
    async customer(state: "open" | "expired" = "expired") {
      const one = await on.opened();
      await on.people.ana.client.call(claim, { params: { id: one.id } });
      if (state === "expired") await expired(on, one.id);
      return one;
    },
  };
}
