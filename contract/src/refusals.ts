import { z } from "zod";

/**
 * Every expected no. `status` is the HTTP status, `title` the English fallback; the web has the
 * person's words for each code. One place maps them to RFC 9457 problem+json.
 */
export const refusals = {
  INVALID: { status: 422, title: "The request has fields that cannot be accepted." },
  UNAUTHENTICATED: { status: 401, title: "Sign in first." },
  FORBIDDEN: { status: 403, title: "Your role does not allow this." },
  NOT_FOUND: { status: 404, title: "There is no such thing, or it is not yours to see." },
  TOO_MANY: { status: 429, title: "Too many requests; wait a moment." },
  TOO_LARGE: { status: 413, title: "That is larger than the desk accepts." },
  UNSUPPORTED_MEDIA: { status: 415, title: "That kind of content is not accepted here." },
  CONFLICT: { status: 409, title: "It changed in the meantime; look again." },
  IDEMPOTENCY_MISMATCH: { status: 422, title: "This idempotency key was used with another request." },
  ALREADY_SET_UP: { status: 409, title: "This desk already has an administrator." },
  ALREADY_OWNED: { status: 409, title: "Somebody already attends this conversation." },
  TARGET_INACTIVE: { status: 422, title: "That person is not active." },
  TARGET_NOT_MEMBER: { status: 422, title: "That person does not serve this inbox." },
  REASON_NOT_OF_INBOX: { status: 422, title: "That reason belongs to another inbox." },
  EMPTY_MESSAGE: { status: 422, title: "Write something or attach a file." },
  TEXT_TOO_LONG: { status: 422, title: "The text is longer than the channel accepts." },
  CHANNEL_CANNOT: { status: 422, title: "This channel cannot send that." },
  NOT_RETRIABLE: { status: 409, title: "Only a failed or uncertain message can be tried again." },
  NAME_TAKEN: { status: 409, title: "That name is already in use." },
  NUMBER_TAKEN: { status: 409, title: "That number is already connected." },
  MAIL_TAKEN: { status: 409, title: "That mail already belongs to a member." },
  INVITATION_OVER: { status: 410, title: "This invitation is no longer valid." },
  LAST_ADMIN: { status: 409, title: "The account needs at least one administrator." },
  IN_USE: { status: 409, title: "It is still in use." },
  FILE_EMPTY: { status: 422, title: "The file is empty." },
} as const satisfies Record<string, { status: number; title: string }>;

export type RefusalCode = keyof typeof refusals;
export const RefusalCode = z
  .enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]])
  .meta({ id: "RefusalCode" });

/** One failing condition. `data` carries names, times and ids the sentence needs, never secrets. */
export const Failure = z.object({
  code: RefusalCode,
  /** JSON pointer to the field at fault, for INVALID. */
  pointer: z.string().optional(),
  detail: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type Failure = z.infer<typeof Failure>;

/** RFC 9457 problem details, with every failing condition at once. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.union([RefusalCode, z.literal("FAULT")]),
    detail: z.string().optional(),
    failures: z.array(Failure),
    /** Quote it when asking for help; the log has the same id. */
    requestId: z.string(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;
