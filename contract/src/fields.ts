import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Name, Params } from "./words.ts";

export const fieldKinds = ["text", "number", "date", "choice", "yes_no"] as const;
/** Texto · Número · Fecha · Opción · Sí o no. */
export const FieldKind = z.enum(fieldKinds).meta({ id: "FieldKind" });
export type FieldKind = z.infer<typeof FieldKind>;

/** A company's own datum of contacts or of tickets. A contact's stays from cycle to cycle, a ticket's ends with it. */
export const Field = z
  .object({
    id: Id,
    of: z.enum(["contact", "ticket"]),
    name: z.string(),
    kind: FieldKind,
    /** What can be chosen, for `choice`. */
    options: z.array(z.string()),
    position: z.int(),
  })
  .meta({ id: "Field" });
export type Field = z.infer<typeof Field>;

/** Text and choices as written, numbers, dates as YYYY-MM-DD, yes or no. */
export const FieldValue = z.union([z.string().trim().min(1).max(2000), z.number(), z.boolean()]);
export type FieldValue = z.infer<typeof FieldValue>;
/** By field id. What is not there has no value. */
export const FieldValues = z.record(Id, FieldValue);
export type FieldValues = z.infer<typeof FieldValues>;
/** A change of some of them: null takes the value away, what is not named stays. */
export const FieldChanges = z.record(Id, FieldValue.nullable());
export type FieldChanges = z.infer<typeof FieldChanges>;

const FieldBody = {
  name: Name,
  options: z.array(z.string().trim().min(1).max(120)).max(100).default([]),
};
export const listFields = endpoint({
  method: "GET",
  path: "/fields",
  summary: "The company's own data of contacts and tickets, in order.",
  access: "conversations.read",
  query: z.object({
    /** Those that were removed, too: archived tickets still hold their values. */
    removed: z.stringbool().default(false),
  }),
  response: z.object({ items: z.array(Field) }),
});
export const createField = endpoint({
  method: "POST",
  path: "/fields",
  summary: "Add a datum; it comes last. What it is of and its kind stay for good.",
  access: "settings.write",
  body: z.object({ of: Field.shape.of, kind: FieldKind, ...FieldBody }),
  response: Field,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editField = endpoint({
  method: "PUT",
  path: "/fields/:id",
  summary:
    "Rename a datum, change its options or its place. Values that are no option any more stay as written.",
  access: "settings.write",
  params: Params,
  body: z.object({ ...FieldBody, position: z.int().min(0).max(1000).optional() }),
  response: Field,
  refusals: ["NAME_TAKEN"],
});
export const removeField = endpoint({
  method: "DELETE",
  path: "/fields/:id",
  summary:
    "Remove a datum: it is asked for no more; what was written stays in the history of archived tickets.",
  access: "settings.write",
  params: Params,
  status: 204,
  refusals: ["IN_USE"],
});
