import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { eventNames } from "./events.ts";
import { Id, Instant, PageQuery, page } from "./words.ts";

/** One act: who, when, what, why. */
export const AuditEvent = z
  .object({
    id: z.string().regex(/^\d+$/),
    at: Instant,
    name: z.enum(eventNames),
    actor: z.object({
      kind: z.enum(["member", "contact", "system", "workflow"]),
      id: Id.nullable(),
      name: z.string(),
    }),
    conversation: z.object({ id: Id, number: z.int() }).nullable(),
    ticket: z.object({ id: Id, number: z.int() }).nullable(),
    contact: z.object({ id: Id, name: z.string() }).nullable(),
    /** Ids and changed fields as they were recorded. */
    data: z.record(z.string(), z.unknown()),
    /** Names for the sentence, looked up now. */
    words: z.record(z.string(), z.string().nullable()),
  })
  .meta({ id: "AuditEvent" });
export type AuditEvent = z.infer<typeof AuditEvent>;
const AuditQuery = z.object({
  name: z.enum(eventNames).optional(),
  /** conversation, ticket, member, inbox …: the part before the dot. */
  area: z.string().max(40).optional(),
  actorId: Id.optional(),
  conversationId: Id.optional(),
  contactId: Id.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
});
export const listAudit = endpoint({
  method: "GET",
  path: "/audit",
  summary: "Every act, newest first, searched by kind, person, conversation and time.",
  access: "audit.read",
  query: PageQuery.extend(AuditQuery.shape),
  response: page(AuditEvent),
});
export const exportAudit = endpoint({
  method: "GET",
  path: "/audit/export",
  summary: "The same as CSV, oldest first, at most 100,000 rows.",
  access: "audit.read",
  query: AuditQuery,
  response: "bytes",
});
