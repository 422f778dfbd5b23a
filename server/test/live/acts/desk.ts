import { editContact } from "@relevo/contract/contacts.ts";
import { claim, markRead, move } from "@relevo/contract/conversations.ts";
import { createInbox, editInbox } from "@relevo/contract/inboxes.ts";
import { comment, reply } from "@relevo/contract/messages.ts";
import { release } from "@relevo/contract/operations.ts";
import * as team from "@relevo/contract/people.ts";
import { reasonOf } from "../../assignment/support.ts";
import * as b from "../../emulators/graph/builders.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Acts } from "../acts.ts";

/** People, settings, messages, and the first conversation acts. */
export const deskActs = {
  "account.created": ({ write }) => write("account.created", {}),
  "account.released": async ({ on }) => {
    await rowsOf(on.desk, on.people.account, "update accounts set held = true");
    await on.people.clara.client.call(release, {});
  },
  "member.joined": ({ write }) => write("member.joined", { role: "agent" }),
  "member.changed": ({ on, person }) =>
    on.people.clara.client.call(team.editMember, {
      params: { id: on.people.beto.id },
      body: { name: `Beto ${person}` },
    }),
  "member.availability_changed": ({ on, person }) =>
    on.people.beto.client.call(team.editMe, { body: { available: person % 2 === 0 } }),
  "group.created": ({ on, person }) =>
    on.people.clara.client.call(team.createGroup, { body: { name: `Equipo ${person}` } }),
  "group.changed": async ({ on, person }) => {
    const made = await on.people.clara.client.call(team.createGroup, { body: { name: `Antes ${person}` } });
    await on.people.clara.client.call(team.editGroup, {
      params: { id: made.id },
      body: { name: `Después ${person}`, memberIds: [on.people.ana.id] },
    });
  },
  "group.removed": async ({ on, person }) => {
    const made = await on.people.clara.client.call(team.createGroup, { body: { name: `Breve ${person}` } });
    await on.people.clara.client.call(team.removeGroup, { params: { id: made.id } });
  },
  "invitation.created": ({ on, person }) =>
    on.people.clara.client.call(team.invite, {
      body: { mail: `x${person}@relevo.test`, name: "X", role: "agent" },
    }),
  "invitation.revoked": async ({ on, person }) => {
    const made = await on.people.clara.client.call(team.invite, {
      body: { mail: `y${person}@relevo.test`, name: "Y", role: "agent" },
    });
    await on.people.clara.client.call(team.revokeInvitation, { params: { id: made.id } });
  },
  "key.created": ({ on }) => on.people.clara.client.call(team.createKey, { body: { name: "K" } }),
  "key.revoked": async ({ on }) => {
    const made = await on.people.clara.client.call(team.createKey, { body: { name: "K" } });
    await on.people.clara.client.call(team.revokeKey, { params: { id: made.id } });
  },
  "inbox.created": ({ on, person }) =>
    on.people.clara.client.call(createInbox, { body: { name: `Bandeja ${person}` } }),
  "inbox.changed": ({ on, person }) =>
    on.people.clara.client.call(editInbox, {
      params: { id: on.people.inboxes.marketing },
      body: { name: `Marketing ${person}`, reasons: ["Leads"] },
    }),
  "connection.created": ({ on, write }) =>
    write("connection.created", { connection: on.line.connection, channel: "whatsapp" }),
  "connection.changed": async ({ on, write }) => {
    await rowsOf(on.desk, on.people.account, "update connections set name = name || '.' where id = $1", [
      on.line.connection,
    ]);
    await write("connection.changed", { connection: on.line.connection, fields: ["name"] });
  },
  "connection.paused": ({ on, write }) =>
    write("connection.paused", { connection: on.line.connection, code: "190" }),
  "contact.created": ({ on }) => on.opened(),
  "contact.changed": async ({ id, on }) => {
    const [row] = await rowsOf<{ contact_id: string }>(
      on.desk,
      on.people.account,
      "select contact_id from conversations where id = $1",
      [id],
    );
    await on.people.clara.client.call(editContact, {
      params: { id: row?.contact_id ?? "" },
      body: { name: "Otro nombre" },
    });
  },
  "conversation.opened": ({ on }) => on.opened(),
  "conversation.assigned": ({ id, on }) => on.people.ana.client.call(claim, { params: { id } }),
  "conversation.moved": async ({ id, on }) => {
    const { sales } = on.people.inboxes;
    const body = { inboxId: sales, reasonId: await reasonOf(on, sales) };
    await on.people.clara.client.call(move, { params: { id }, body });
  },
  "conversation.read": async ({ id, on }) => {
    await on.people.ana.client.call(claim, { params: { id } });
    await on.people.ana.client.call(markRead, { params: { id } });
  },
  "message.received": ({ who, on }) => on.line.text(who, "¿siguen ahí?"),
  "message.echoed": ({ who, on }) => on.line.say(b.echo(who, "text", { body: "desde el teléfono" })),
  "message.written": ({ id, on }) =>
    on.people.ana.client.call(reply, { params: { id }, body: { text: "aquí estamos" } }),
  "message.state_changed": async ({ id, on }) => {
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "va" } });
    await on.desk.settle();
  },
  "message.edited": ({ who, external, on }) => on.line.say(b.editMessage(who, external, "hola, editado")),
  "message.revoked": ({ who, external, on }) => on.line.say(b.revokeMessage(who, external)),
  "message.reacted": ({ who, external, on }) => on.line.say(b.reaction(who, external, "👍")),
  "message.file_ready": async ({ who, on }) => {
    const media = on.graph.addMedia(Buffer.from("89504e470d0a1a0a", "hex"), "image/png");
    await on.line.say(b.imageMessage(who, { id: media.id, mimeType: "image/png" }));
  },
  "comment.added": ({ id, on }) =>
    on.people.ana.client.call(comment, { params: { id }, body: { text: "ojo con este caso" } }),
} satisfies Partial<Acts>;
