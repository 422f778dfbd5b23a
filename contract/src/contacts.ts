import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { FieldChanges, FieldValues } from "./fields.ts";
import { Tag } from "./tags.ts";
import { Id, Instant, Name, Named, PageQuery, Params, page } from "./words.ts";

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
    company: Named.nullable(),
    /** "Particular, sin empresa": an explicit answer, which counts as the association. */
    individual: z.boolean(),
    /** Asked not to receive templates (BAJA, STOP, PARAR). */
    optedOut: z.boolean(),
    fields: FieldValues,
    tags: z.array(Tag),
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
    companyId: Id.nullable().optional(),
    /** True takes the company away; naming a company makes it false. */
    individual: z.boolean().optional(),
    optedOut: z.boolean().optional(),
    fields: FieldChanges.optional(),
  }),
  response: Contact,
});

export const mergeContact = endpoint({
  method: "POST",
  path: "/contacts/:id/merge",
  summary:
    "Two contacts are the same person: this one's identities, conversations, tickets and tasks go over to the other. Where both have an open ticket in a funnel, or an open conversation on a connection, one goes on with what is in both.",
  access: "conversations.lead",
  params: Params,
  body: z.object({ intoId: Id }),
  response: Contact,
  refusals: ["TARGET_SELF"],
});
export const showContact = endpoint({
  method: "GET",
  path: "/contacts/:id",
  summary: "A contact with their identities, visible through a conversation one may see.",
  access: "conversations.read",
  params: Params,
  response: Contact,
});

/** Where a contact works. */
export const Company = z
  .object({ id: Id, name: z.string(), taxId: z.string().nullable(), contacts: z.int() })
  .meta({ id: "Company" });
export type Company = z.infer<typeof Company>;
export const listCompanies = endpoint({
  method: "GET",
  path: "/companies",
  summary: "Companies whose name begins with the words, by name.",
  access: "conversations.read",
  query: PageQuery.extend({ q: z.string().max(120).default("") }),
  response: page(Company),
});
const CompanyBody = z.object({ name: Name, taxId: z.string().trim().max(40).nullable().default(null) });
export const createCompany = endpoint({
  method: "POST",
  path: "/companies",
  summary: "Make a company.",
  access: "conversations.work",
  body: CompanyBody,
  response: Company,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editCompany = endpoint({
  method: "PUT",
  path: "/companies/:id",
  summary: "Replace a company's name and tax id.",
  access: "conversations.work",
  params: Params,
  body: CompanyBody,
  response: Company,
  refusals: ["NAME_TAKEN"],
});
