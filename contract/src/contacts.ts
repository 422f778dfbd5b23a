import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Instant, Name, Params } from "./words.ts";

export const identityKinds = ["whatsapp-user", "whatsapp-parent", "phone", "mail", "visitor"] as const;
/** How a channel knows a person. A WhatsApp user id is scoped to the business; a phone is E.164. */
export const Identity = z.object({ kind: z.enum(identityKinds), value: z.string() }).meta({ id: "Identity" });
export type Identity = z.infer<typeof Identity>;

/** A customer. */
export const Contact = z
  .object({
    id: Id,
    name: z.string(),
    /** E.164, null where the channel does not tell it. */
    phone: z.string().nullable(),
    mail: z.string().nullable(),
    identities: z.array(Identity),
    createdAt: Instant,
  })
  .meta({ id: "Contact" });
export type Contact = z.infer<typeof Contact>;

export const editContact = endpoint({
  method: "PATCH",
  path: "/contacts/:id",
  summary: "Correct a contact's name, mail or phone.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    name: Name.optional(),
    mail: z.email().max(254).nullable().optional(),
    phone: z.string().max(40).nullable().optional(),
  }),
  response: Contact,
});

/** One of a contact's conversations, as the context panel lists them. */
export const showContact = endpoint({
  method: "GET",
  path: "/contacts/:id",
  summary: "A contact with their identities, visible through a conversation one may see.",
  access: "conversations.read",
  params: Params,
  response: Contact,
});
