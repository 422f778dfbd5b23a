import { claim } from "@relevo/contract/conversations.ts";
import { sendTemplate } from "@relevo/contract/templates.ts";
import { approvedTemplate, expired } from "../../support/templates.ts";
import type { Acts } from "../acts.ts";

export const templateActs = {
  "template.synced": ({ on, person }) => approvedTemplate(on, `aviso_${person}`, "Hay novedades."),
  "conversation.superseded": async ({ id, on, person }) => {
    const params = { id };
    await on.people.ana.client.call(claim, { params });
    const { id: templateId } = await approvedTemplate(on, `retomar_${person}`, "¿Seguimos?");
    await expired(on, id);
    await on.people.ana.client.call(sendTemplate, { params, body: { templateId } });
  },
} satisfies Partial<Acts>;
