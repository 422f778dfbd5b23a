import type { Definition } from "@relevo/contract/workflows.ts";
import * as contract from "@relevo/contract/workflows.ts";
import type { Client } from "../support/desk.ts";

type Step = Definition["steps"][number];
/** A definition that may be published: by hand, and one step unless others are given. */
export function definition(
  steps: readonly Step[] = [comment("nota", "Hola")],
  more: Partial<Definition> = {},
): Definition {
  return {
    trigger: { kind: "manual" },
    conditions: { join: "and", items: [] },
    oncePerContact: false,
    endsWithConversation: false,
    first: steps[0]?.id ?? null,
    steps: [...steps],
    ...more,
  };
}
export const comment = (id: string, text: string, next?: string): Step => ({
  id,
  name: "",
  edges: next ? { next } : {},
  kind: "comment",
  text,
  mentions: [],
});
export const wait = (id: string, minutes: number, next?: string): Step => ({
  id,
  name: "",
  edges: next ? { next } : {},
  kind: "wait",
  minutes,
  clock: "elapsed",
});

export const waitReply = (id: string, minutes: number, edges: Step["edges"]): Step => ({
  id,
  name: "",
  edges,
  kind: "wait_reply",
  minutes,
  clock: "elapsed",
  of: "contact",
});
export const starts = (id: string, workflowId: string): Step => ({
  id,
  name: "",
  edges: {},
  kind: "workflow",
  workflowId,
});
export const closes = (id: string): Step => ({
  id,
  name: "",
  edges: {},
  kind: "close",
  outcome: "resolved",
  reasonId: null,
  note: "",
});

/** A call to the outside with a header. */
export const calls = (id: string, authorization: string): Step => ({
  id,
  name: "",
  edges: {},
  kind: "http",
  method: "POST",
  url: "https://crm.example.com/alta",
  headers: [{ name: "Authorization", value: authorization }],
  body: "",
  timeoutMs: 10_000,
  retries: 0,
  variable: "crm",
});

let count = 0;
/** A name nobody has. */
export const freshName = () => {
  count += 1;
  return `Flujo ${count}`;
};

/** A draft as given, by the admin. */
export async function drafted(client: Client, draft: Definition, name = freshName()) {
  const made = await client.call(contract.createWorkflow, { body: { name } });
  return client.call(contract.editWorkflow, {
    params: { id: made.id },
    body: { name, draft, revision: made.revision },
  });
}
/** The same, in force. */
export async function published(client: Client, draft: Definition, name = freshName()) {
  const { id, revision } = await drafted(client, draft, name);
  return client.call(contract.publishWorkflow, { params: { id }, body: { revision } });
}
