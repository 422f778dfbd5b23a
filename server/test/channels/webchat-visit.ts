import { createConnection, type WebchatSettings } from "@relevo/contract/connections.ts";
import {
  listVisitorMessages,
  startVisit,
  type VisitorMessage,
  writeAsVisitor,
} from "@relevo/contract/webchat.ts";
import { newId } from "../../src/platform/ids.ts";
import type { Person } from "../support/cast.ts";
import type { Client, TestDesk } from "../support/desk.ts";

export interface Visit {
  token: string;
  client: Client;
  /** Writes, and lets the desk receive it. */
  say(text: string, more?: { id?: string; fileIds?: string[] }): Promise<VisitorMessage>;
  thread(): Promise<VisitorMessage[]>;
}

/** A web chat of the admin's account; its public key and id. */
export async function connectWebchat(admin: Person, webchat: Partial<WebchatSettings> = {}) {
  const made = await admin.client.call(createConnection, {
    body: { channel: "webchat", name: "Web", webchat },
  });
  if (made.channel !== "webchat") throw new Error("another channel");
  return { id: made.id, key: made.key };
}

export async function visit(desk: TestDesk, key: string): Promise<Visit> {
  const { token } = await desk.as(null).call(startVisit, { params: { key }, body: {} });
  const client = desk.as(token);
  return {
    token,
    client,
    async say(text, more = {}) {
      const message = await client.call(writeAsVisitor, { body: { id: newId(), text, ...more } });
      await desk.settle();
      return message;
    },
    thread: async () => (await client.call(listVisitorMessages, {})).items,
  };
}
