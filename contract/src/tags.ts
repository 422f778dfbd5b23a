import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Name, Params } from "./words.ts";

export const tagColours = ["grey", "teal", "amber", "green", "red", "violet", "blue", "orange"] as const;
/** A word the company marks its contacts with. */
export const Tag = z.object({ id: Id, name: z.string(), colour: z.enum(tagColours) }).meta({ id: "Tag" });
export type Tag = z.infer<typeof Tag>;
const TagBody = z.object({ name: Name, colour: z.enum(tagColours).default("grey") });

export const listTags = endpoint({
  method: "GET",
  path: "/tags",
  summary: "The account's tags, by name.",
  access: "conversations.read",
  response: z.object({ items: z.array(Tag) }),
});
export const createTag = endpoint({
  method: "POST",
  path: "/tags",
  summary: "Add a tag.",
  access: "settings.write",
  body: TagBody,
  response: Tag,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editTag = endpoint({
  method: "PUT",
  path: "/tags/:id",
  summary: "Rename or recolour a tag.",
  access: "settings.write",
  params: Params,
  body: TagBody,
  response: Tag,
  refusals: ["NAME_TAKEN"],
});
export const removeTag = endpoint({
  method: "DELETE",
  path: "/tags/:id",
  summary: "Remove a tag, and take it off every contact.",
  access: "settings.write",
  params: Params,
  status: 204,
  refusals: ["IN_USE"],
});
export const tagContact = endpoint({
  method: "PUT",
  path: "/contacts/:id/tags",
  summary: "Put tags on a contact, and take others off.",
  access: "conversations.work",
  params: Params,
  body: z.object({ add: z.array(Id).max(50).default([]), remove: z.array(Id).max(50).default([]) }),
  response: z.object({ tags: z.array(Tag) }),
});
