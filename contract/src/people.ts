import { z } from "zod";
import { Ability, Role } from "./abilities.ts";
import { endpoint } from "./endpoint.ts";
import { Id, Instant, Language, Name, Named, Params } from "./words.ts";

const Mail = z.email().max(254).toLowerCase();
/** 10 to 128 characters; hashed by the sign-in library. */
export const Password = z.string().min(10).max(128);

/** A login in one account. */
export const Member = z
  .object({
    id: Id,
    name: z.string(),
    mail: z.string(),
    role: Role,
    active: z.boolean(),
    /** Intent to take new conversations. */
    available: z.boolean(),
    /** A socket of theirs is connected (heartbeat). */
    online: z.boolean(),
    groups: z.array(Named),
    /** Inboxes they serve, by themselves or through a group. Admins see all. */
    inboxes: z.array(Named),
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof Member>;

export const Account = z
  .object({
    id: Id,
    name: z.string(),
    country: z.string().length(2),
    /** IANA name, such as America/Santiago. */
    timeZone: z.string(),
    language: Language,
    /** True after a restore until an administrator releases the desk. */
    held: z.boolean(),
  })
  .meta({ id: "Account" });
export type Account = z.infer<typeof Account>;

/** The signed-in person: who, where, and what the role allows. */
export const Me = z
  .object({
    member: Member,
    account: Account,
    /** Other accounts the same login belongs to. */
    accounts: z.array(Named),
    abilities: z.array(Ability),
    language: Language,
    twoFactor: z.boolean(),
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof Me>;

export const showMe = endpoint({
  method: "GET",
  path: "/me",
  summary: "The signed-in person, their account and abilities.",
  access: "self",
  response: Me,
});
export const editMe = endpoint({
  method: "PATCH",
  path: "/me",
  summary: "Change one's own name, language or availability.",
  access: "self",
  body: z.object({ name: Name.optional(), language: Language.optional(), available: z.boolean().optional() }),
  response: Me,
});
export const switchAccount = endpoint({
  method: "POST",
  path: "/me/account",
  summary: "Work in another account of the same login; only for sessions, not keys.",
  access: "self",
  body: z.object({ accountId: Id }),
  status: 204,
});

export const listMembers = endpoint({
  method: "GET",
  path: "/members",
  summary: "Everybody in the account, inactive ones last.",
  access: "conversations.read",
  response: z.object({ items: z.array(Member) }),
});
export const editMember = endpoint({
  method: "PATCH",
  path: "/members/:id",
  summary: "Change a member's role, name, inboxes, or deactivate them (their sessions and keys end).",
  access: "people.write",
  params: Params,
  body: z.object({
    name: Name.optional(),
    role: Role.optional(),
    active: z.boolean().optional(),
    inboxIds: z.array(Id).max(200).optional(),
  }),
  response: Member,
  refusals: ["LAST_ADMIN"],
});

export const Group = z
  .object({ id: Id, name: z.string(), members: z.array(Named), inboxes: z.array(Named) })
  .meta({ id: "Group" });
export type Group = z.infer<typeof Group>;
const GroupBody = z.object({
  name: Name,
  memberIds: z.array(Id).max(500).default([]),
  inboxIds: z.array(Id).max(200).default([]),
});
export const listGroups = endpoint({
  method: "GET",
  path: "/groups",
  summary: "The teams, with their people and the inboxes they serve.",
  access: "conversations.read",
  response: z.object({ items: z.array(Group) }),
});
export const createGroup = endpoint({
  method: "POST",
  path: "/groups",
  summary: "Make a team.",
  access: "people.write",
  body: GroupBody,
  response: Group,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editGroup = endpoint({
  method: "PUT",
  path: "/groups/:id",
  summary: "Replace a team's name, people and inboxes.",
  access: "people.write",
  params: Params,
  body: GroupBody,
  response: Group,
  refusals: ["NAME_TAKEN"],
});
export const removeGroup = endpoint({
  method: "DELETE",
  path: "/groups/:id",
  summary: "Remove a team that holds no queued conversation.",
  access: "people.write",
  params: Params,
  status: 204,
  refusals: ["IN_USE"],
});

/** An invitation is a link to copy (and a mail, where mail is set up), valid for seven days, once. */
export const Invitation = z
  .object({
    id: Id,
    mail: z.string(),
    name: z.string(),
    role: Role,
    expiresAt: Instant,
    /** Only in the answer that creates it. */
    link: z.string().optional(),
  })
  .meta({ id: "Invitation" });
export type Invitation = z.infer<typeof Invitation>;
export const listInvitations = endpoint({
  method: "GET",
  path: "/invitations",
  summary: "Invitations not yet accepted.",
  access: "people.write",
  response: z.object({ items: z.array(Invitation) }),
});
export const invite = endpoint({
  method: "POST",
  path: "/invitations",
  summary: "Invite a person; the answer holds the link to hand over.",
  access: "people.write",
  body: z.object({ mail: Mail, name: Name, role: Role, inboxIds: z.array(Id).max(200).optional() }),
  response: Invitation,
  status: 201,
  refusals: ["MAIL_TAKEN", "CONFLICT"],
});
export const revokeInvitation = endpoint({
  method: "DELETE",
  path: "/invitations/:id",
  summary: "Take an invitation back.",
  access: "people.write",
  params: Params,
  status: 204,
});
export const showInvitation = endpoint({
  method: "GET",
  path: "/invitations/by-token/:token",
  summary: "What an invitation link offers: company, name, mail.",
  access: "public",
  params: z.object({ token: z.string().max(100) }),
  response: z.object({
    company: z.string(),
    name: z.string(),
    mail: z.string(),
    /** True where the mail already has a login and its password must be given. */
    hasLogin: z.boolean(),
  }),
  refusals: ["INVITATION_OVER"],
});
export const acceptInvitation = endpoint({
  method: "POST",
  path: "/invitations/by-token/:token",
  summary: "Accept: makes the login (or checks the password of an existing one) and signs in.",
  access: "public",
  params: z.object({ token: z.string().max(100) }),
  body: z.object({ name: Name, password: Password }),
  status: 204,
  refusals: ["INVITATION_OVER", "UNAUTHENTICATED"],
});
export const resetLink = endpoint({
  method: "POST",
  path: "/members/:id/reset-link",
  summary: "A link with which a member sets a new password, for desks without mail.",
  access: "people.write",
  params: Params,
  response: z.object({ link: z.string(), expiresAt: Instant }),
  status: 201,
});

/** A key acts as the member who made it, with at most the role it carries. */
export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    role: Role,
    /** First characters, to recognise it. */
    prefix: z.string(),
    createdAt: Instant,
    lastUsedAt: Instant.nullable(),
    /** The whole key; only in the answer that creates it. */
    key: z.string().optional(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof ApiKey>;
export const listKeys = endpoint({
  method: "GET",
  path: "/api-keys",
  summary: "The account's API keys.",
  access: "settings.write",
  response: z.object({ items: z.array(ApiKey) }),
});
export const createKey = endpoint({
  method: "POST",
  path: "/api-keys",
  summary: "Make an API key; it is shown once.",
  access: "settings.write",
  body: z.object({ name: Name, role: Role.default("admin") }),
  response: ApiKey,
  status: 201,
});
export const revokeKey = endpoint({
  method: "DELETE",
  path: "/api-keys/:id",
  summary: "Revoke an API key at once.",
  access: "settings.write",
  params: Params,
  status: 204,
});

/** The set-up of an empty desk. */
export const SetupBody = z.object({
  company: Name,
  country: z.string().length(2).toUpperCase(),
  timeZone: z.string().min(1).max(60),
  language: Language.default("es"),
  name: Name,
  mail: Mail,
  password: Password,
});
export const showSetup = endpoint({
  method: "GET",
  path: "/setup",
  summary: "Whether this desk still needs its first administrator.",
  access: "public",
  response: z.object({ needed: z.boolean() }),
});
export const setup = endpoint({
  method: "POST",
  path: "/setup",
  summary: "Make the first account and administrator of an empty desk, and sign in.",
  access: "public",
  body: SetupBody,
  status: 204,
  refusals: ["ALREADY_SET_UP"],
});
