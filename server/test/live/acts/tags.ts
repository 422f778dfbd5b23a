import { createFunnel } from "@relevo/contract/funnels.ts";
import { createTag, editTag, removeTag, type Tag, tagContact } from "@relevo/contract/tags.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { prioritiseConversations } from "../../../src/conversations/priority.ts";
import { inAccount } from "../../../src/platform/db.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Acts, Scene } from "../acts.ts";

const clara = ({ on }: Scene) => on.people.clara.client;
const tag = (scene: Scene, name: string): Promise<Tag> =>
  clara(scene).call(createTag, { body: { name: `${name} ${scene.person}` } });

async function contactOf({ on, id }: Scene): Promise<string> {
  const [row] = await rowsOf<{ contact: string }>(
    on.desk,
    on.people.account,
    "select contact_id as contact from conversations where id = $1",
    [id],
  );
  return row?.contact ?? "";
}

/** What a workflow does that people do not, or not so. */
export const tagActs = {
  "tag.created": (scene) => tag(scene, "Nuevo"),
  "tag.changed": async (scene) => {
    const { id } = await tag(scene, "Antes");
    await clara(scene).call(editTag, { params: { id }, body: { name: `Después ${scene.person}` } });
  },
  "tag.removed": async (scene) => {
    const { id } = await tag(scene, "Fugaz");
    await clara(scene).call(removeTag, { params: { id } });
  },
  "contact.tagged": async (scene) => {
    const { id } = await tag(scene, "VIP");
    await clara(scene).call(tagContact, { params: { id: await contactOf(scene) }, body: { add: [id] } });
  },
  "conversation.priority_changed": ({ on, id }) =>
    inAccount(on.desk.db, on.people.account, (tx) =>
      prioritiseConversations(tx, { account: tx.account, rule: "workflow" }, [{ id, ahead: true }]),
    ),
  "conversation.handed_off": async (scene) => {
    const { stages, id: funnelId } = await clara(scene).call(createFunnel, {
      body: { name: `IA ${scene.person} ${scene.id.slice(-6)}`, template: "sales" },
    });
    const [ai, human] = stages;
    const { desk, people } = scene.on;
    await rowsOf(desk, people.account, "update stages set kind = 'ai' where id = $1", [ai?.id]);
    const { ticket } = await clara(scene).call(createTicket, {
      params: { id: scene.id },
      body: { subject: "Cotización", requesterId: await contactOf(scene), funnelId },
    });
    await clara(scene).call(moveTicket, { params: { id: ticket.id }, body: { stageId: human?.id ?? "" } });
  },
} satisfies Partial<Acts>;
