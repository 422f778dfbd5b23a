import { type CloseRequest, close, confirmAttended, settle } from "@relevo/contract/closing.ts";
import { showConversation, transfer } from "@relevo/contract/conversations.ts";
import { type CommentBody, type CommentChip, comment, reply } from "@relevo/contract/messages.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { introduceVisitor } from "@relevo/contract/webchat.ts";
import { connectWebchat, visit } from "../../channels/webchat-visit.ts";
import type { Person } from "../../support/cast.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";

export type Inbox = "global" | "marketing" | "sales" | "support";
export const channels = ["whatsapp", "webchat"] as const;

/** A customer's conversation on a channel, in an inbox, with Ana in charge. */
export interface Scene {
  id: string;
  /** The customer writes, a minute later; the message's id. */
  say(text: string): Promise<string>;
  /** Ana answers, a minute later, and the channel accepts it; the message's id. */
  answer(text?: string): Promise<string>;
  comment(body: Partial<CommentBody>): Promise<string>;
  task(fields?: object): Promise<string>;
  settle(messageId: string): Promise<unknown>;
  confirm(messageId: string): Promise<unknown>;
  /** The codes a close is refused with, none when it closed. */
  close(request?: Partial<CloseRequest>, who?: Person): Promise<string[]>;
  show(): ReturnType<typeof showOf>;
}

/** What tells how a customer was attended outside. */
export const outside = (at: Date): CommentChip => ({
  trigger: "external",
  channel: "phone",
  at: at.toISOString(),
});
export const told = "Se llamó al cliente y se explicó la garantía completa";
export const record = { outcome: "resolved", note: "" } as const;
export const noted = { ...record, note: "Queda pendiente llamar con el precio final" } as const;

/** A minute goes by; answers the instant. */
export async function minute(on: DeskWithLine, minutes = 1): Promise<Date> {
  const now = await on.desk.step();
  return on.desk.step(new Date(now.getTime() + minutes * 60_000));
}

/** Reasons of an inbox, in order. */
export async function reasonsOf(on: DeskWithLine, inbox: Inbox): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from reasons where inbox_id = $1 and archived_at is null order by position",
    [on.people.inboxes[inbox]],
  );
  return rows.map(({ id }) => id);
}

export async function opened(
  on: DeskWithLine,
  given: { channel?: (typeof channels)[number]; inbox?: Inbox; owner?: Person | null } = {},
): Promise<Scene> {
  const { account, inboxes, ana } = on.people;
  const inbox = given.inbox ?? "sales";
  await minute(on);
  const line = await (given.channel === "webchat" ? webchatLine(on) : whatsappLine(on));
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    account,
    "select id from conversations order by number desc limit 1",
  );
  const id = row?.id ?? "";
  const [reason = null] = await reasonsOf(on, inbox);
  await rowsOf(on.desk, account, "update conversations set inbox_id = $2, reason_id = $3 where id = $1", [
    id,
    inboxes[inbox],
    reason,
  ]);
  const owner = given.owner === undefined ? ana : given.owner;
  if (owner) await on.people.clara.client.call(transfer, { params: { id }, body: { memberId: owner.id } });
  return sceneOf(on, id, owner ?? ana, line);
}

function sceneOf(on: DeskWithLine, id: string, ana: Person, line: (text: string) => Promise<void>): Scene {
  const params = { id };
  return {
    id,
    say: async (text) => {
      await minute(on);
      await line(text);
      return lastInbound(on, id);
    },
    answer: async (text = "Claro, va la respuesta") => {
      await minute(on);
      const made = await ana.client.call(reply, { params, body: { text } });
      await on.desk.settle();
      return made.id;
    },
    comment: async (body) => (await ana.client.call(comment, { params, body: { text: told, ...body } })).id,
    task: async (fields = {}) => {
      const dueAt = new Date((await on.desk.step()).getTime() + 86_400_000).toISOString();
      const body = { title: "Llamar con el precio", ownerId: ana.id, dueAt, ...fields };
      return (await ana.client.call(createTask, { params, body })).id;
    },
    settle: (messageId) => ana.client.call(settle, { params, body: { messageId } }),
    confirm: (messageId) => ana.client.call(confirmAttended, { params, body: { messageId } }),
    close: (request = {}, who = ana) => closing(who, id, { ...record, ...request }),
    show: () => showOf(on, id),
  };
}

/** The codes one close is refused with, all of them; none when it closed. */
export async function closing(who: Person, id: string, request: CloseRequest): Promise<string[]> {
  const answer = await who.client.fetch(`/api/v1${close.path.replace(":id", id)}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  if (answer.ok) return [];
  const { failures } = (await answer.json()) as { failures: { code: string }[] };
  return failures.map(({ code }) => code);
}

export async function lastInbound(on: DeskWithLine, id: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from messages where conversation_id = $1 and direction = 'in' order by at desc, id desc limit 1",
    [id],
  );
  return row?.id ?? "";
}

function showOf(on: DeskWithLine, id: string) {
  return on.people.clara.client.call(showConversation, { params: { id } });
}

async function whatsappLine(on: DeskWithLine): Promise<(text: string) => Promise<void>> {
  const who = on.stranger();
  const say = async (text: string) => {
    await on.line.text(who, text, { at: await on.desk.step() });
  };
  await say("Hola, ¿me ayudan?");
  return say;
}

async function webchatLine(on: DeskWithLine): Promise<(text: string) => Promise<void>> {
  const { key } = await connectWebchat(on.people.clara);
  const visitor = await visit(on.desk, key);
  const say = async (text: string) => {
    await visitor.say(text);
  };
  await say("Hola, ¿me ayudan?");
  await visitor.client.call(introduceVisitor, { body: { name: "Elena", mail: "elena@correo.cl" } });
  return say;
}
