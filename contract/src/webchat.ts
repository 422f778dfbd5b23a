import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { FileRef } from "./messages.ts";
import { Id, Instant, Language, Name } from "./words.ts";

/** A message as the visitor sees it. Comments, owners' mails and events do not exist here. */
export const VisitorMessage = z
  .object({
    id: Id,
    at: Instant,
    from: z.enum(["visitor", "desk"]),
    /** First name of the agent; empty for the visitor. */
    name: z.string(),
    text: z.string(),
    files: z.array(FileRef),
    state: z.enum(["received", "read"]),
  })
  .meta({ id: "VisitorMessage" });
export type VisitorMessage = z.infer<typeof VisitorMessage>;

/** Who the visitor says they are: unverified, it never merges them into another contact. */
const Introduction = z.object({ name: Name, mail: z.email().max(254).optional() });

const Key = z.object({ key: z.string().max(60) });
export const startVisit = endpoint({
  method: "POST",
  path: "/webchat/:key/session",
  summary: "Begin or resume a visit. A token that is unknown here gets a new one.",
  access: "public",
  params: Key,
  body: z.object({ token: z.string().max(100).optional(), language: Language.optional() }),
  response: z.object({
    /** Opaque, kept by the page; the visitor's only credential. */
    token: z.string(),
    company: z.string(),
    greeting: z.string(),
    colour: z.string(),
    language: Language,
    askName: z.boolean(),
    /** The visitor has a contact: there is no need to ask who they are. */
    known: z.boolean(),
  }),
});
export const listVisitorMessages = endpoint({
  method: "GET",
  path: "/webchat/messages",
  summary: "The visitor's thread, oldest first; `before` pages back.",
  access: "visitor",
  query: z.object({ before: z.string().max(200).optional() }),
  response: z.object({ items: z.array(VisitorMessage), older: z.string().nullable() }),
});
export const writeAsVisitor = endpoint({
  method: "POST",
  path: "/webchat/messages",
  summary: "Write to the desk. The id makes a repeated request the same message.",
  access: "visitor",
  body: z.object({
    id: Id,
    text: z.string().max(65_536).default(""),
    fileIds: z.array(Id).max(5).default([]),
    /** With the first message, which makes the contact. */
    visitor: Introduction.optional(),
  }),
  response: VisitorMessage,
  status: 201,
  refusals: ["EMPTY_MESSAGE", "CONFLICT"],
});
export const introduceVisitor = endpoint({
  method: "PUT",
  path: "/webchat/visitor",
  summary:
    "The visitor says who they are, once they have written; before that it goes with the first message.",
  access: "visitor",
  body: Introduction,
  status: 204,
});
export const uploadVisitorFile = endpoint({
  method: "POST",
  path: "/webchat/files",
  summary: "Upload one file (multipart field `file`, 10 MiB at most).",
  access: "visitor",
  body: "multipart",
  response: FileRef,
  status: 201,
  refusals: ["TOO_LARGE", "FILE_EMPTY"],
});
export const downloadVisitorFile = endpoint({
  method: "GET",
  path: "/webchat/files/:id",
  summary: "A file of the visitor's own thread.",
  access: "visitor",
  params: z.object({ id: Id }),
  response: "bytes",
});
export const visitorRead = endpoint({
  method: "PUT",
  path: "/webchat/read",
  summary: "The visitor has seen what the desk wrote.",
  access: "visitor",
  status: 204,
});

/**
 * What the widget says there: first its token, within 5 s; then that the visitor is writing, at most every
 * 3 s.
 */
export const VisitorWord = z.union([
  z.object({ token: z.string().max(100) }),
  z.object({ type: z.literal("typing") }),
]);

/** What the desk says on `GET /api/v1/webchat/live` (WebSocket, token in the first message). */
export const VisitorFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello") }),
  z.object({ type: z.literal("message"), message: VisitorMessage }),
  z.object({ type: z.literal("typing") }),
  z.object({ type: z.literal("beat") }),
]);
export type VisitorFrame = z.infer<typeof VisitorFrame>;
