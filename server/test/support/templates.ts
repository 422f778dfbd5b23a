import { listTemplates, syncTemplates } from "@relevo/contract/templates.ts";
import type { Part } from "../emulators/graph/builders.ts";
import type { Graph } from "../emulators/graph/graph.ts";
import { template } from "../emulators/graph/templates.ts";
import type { Client } from "./desk.ts";
import type { DeskWithLine } from "./desk-with-line.ts";
import { rowsOf } from "./rows.ts";

/** A template at Meta, read by the desk: its id here. */
export async function approvedTemplate(
  on: DeskWithLine,
  name: string,
  body: string,
  more: Part = {},
  parts: Part[] = [],
): Promise<{ id: string; part: Part }> {
  const part = template(name, body, more, parts);
  return { id: await read(on.graph, on.people.clara.client, on.line.connection, part), part };
}

export async function read(graph: Graph, admin: Client, connection: string, part: Part): Promise<string> {
  graph.state.templates.push(part);
  await admin.call(syncTemplates, { params: { id: connection } });
  const { items } = await admin.call(listTemplates, {
    query: { q: String(part.name), connectionId: connection },
  });
  const found = items.find(({ name }) => name === part.name);
  if (!found) throw new Error("the template was not read");
  return found.id;
}

/** As when its window ended unanswered; who owned it still does. */
export async function expired(on: DeskWithLine, conversation: string): Promise<void> {
  const { desk, people } = on;
  await rowsOf(
    desk,
    people.account,
    "update conversations set state = 'expired', expired_at = $2, last_inbound_at = $2::timestamptz - interval '25 hours' where id = $1",
    [conversation, new Date()],
  );
  await rowsOf(desk, people.account, "delete from open_sessions where conversation_id = $1", [conversation]);
}
