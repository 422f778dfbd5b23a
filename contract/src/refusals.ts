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
  OWNER_REQUIRED: { status: 422, title: "Nobody has it in charge." },
  NO_REPLY: { status: 422, title: "The customer has not been answered." },
  NO_RECORD: { status: 422, title: "The record is not complete: reason, outcome or note." },
  COMMENT_REQUIRED: { status: 422, title: "A comment must tell what was done." },
  COMMENT_TOO_THIN: { status: 422, title: "The comment says too little to be useful to anybody else." },
  DATUM_REQUIRED: {
    status: 422,
    title: "The comment needs its datum: channel and date, next step, or what is missing.",
  },
  TICKET_REQUIRED: { status: 422, title: "This inbox needs a linked ticket." },
  LINK_UNCONFIRMED: { status: 422, title: "The proposed ticket is neither confirmed nor rejected." },
  ASSOCIATION_REQUIRED: { status: 422, title: "The contact or company is not complete." },
  PENDING_ACTION: { status: 422, title: "Something is still pending." },
  MERGE_DUPLICATE: {
    status: 422,
    title: "Another open conversation of this contact is on the same channel.",
  },
  REASON_REQUIRED: { status: 422, title: "Say why." },
  NOT_OPEN: { status: 409, title: "The conversation is not open any more." },
  NOT_CLOSED: { status: 409, title: "Only a closed conversation can be reopened." },
  UNDO_OVER: { status: 409, title: "Only one's own close can be undone, for 20 seconds." },
  NEWER_OPEN: { status: 409, title: "A newer conversation of this contact is open on that connection." },
  NOTHING_TO_SETTLE: { status: 409, title: "The customer is not waiting for an answer." },
  APPROVAL_OPEN: { status: 409, title: "A request for this conversation already waits for its verdict." },
  APPROVAL_OVER: { status: 409, title: "This request already has its verdict." },
  NOT_MERGEABLE: { status: 422, title: "Only open conversations of one contact and channel can be merged." },
  DATE_PAST: { status: 422, title: "That date has passed." },
  TASK_REQUIRED: {
    status: 422,
    title: "Setting an unanswered customer aside needs a task with owner and date.",
  },
  TASK_OVER: { status: 409, title: "The task is done or cancelled." },
  IS_EVIDENCE: {
    status: 409,
    title: "A closed conversation rests on it: it keeps its owner, date and next step.",
  },
  TARGET_SELF: { status: 422, title: "It is already theirs." },
  CAPACITY_FULL: {
    status: 409,
    title: "They already hold as many waiting conversations as the inbox allows.",
  },
  DISTRIBUTED: { status: 409, title: "This inbox hands conversations out by itself; wait for yours." },
  WINDOW_CLOSED: {
    status: 422,
    title: "24 h have passed since the customer's last message: only a template can be sent.",
  },
  SUPERSEDED: {
    status: 409,
    title: "A template already opened a new conversation; this one can only be finalised.",
  },
  ALREADY_OPEN: { status: 409, title: "This contact already has an open conversation on that connection." },
  TEMPLATE_NOT_APPROVED: { status: 422, title: "That template is not approved by the channel." },
  TEMPLATE_VALUES: { status: 422, title: "The template's variables or file are not complete." },
  OPTED_OUT: { status: 422, title: "The customer asked not to receive templates." },
  CHANNEL_FAILED: { status: 409, title: "The channel did not answer as expected; try again." },
  TICKET_OPEN: { status: 409, title: "The contact already has an open ticket in that funnel." },
  TICKET_ARCHIVED: { status: 409, title: "The ticket is archived." },
  STAGE_HOLDS_TICKETS: { status: 409, title: "The stage holds tickets; say where they go." },
  LAST_STAGE: { status: 409, title: "A funnel needs at least one normal stage." },
  MOVE_NOT_ALLOWED: { status: 422, title: "The funnel moves tickets one stage at a time." },
  FIELDS_MISSING: { status: 422, title: "The stage asks for data that are missing." },
  RETURN_REQUIRED: { status: 422, title: "Choose the funnel and the stage the contact returns to." },
  RETURN_CLOSES: { status: 422, title: "That return stage would end the next ticket at once." },
  RESOLUTION_REQUIRED: { status: 422, title: "In this funnel a ticket is archived won or lost." },
  TICKET_PENDING: { status: 422, title: "A task is open or a customer is not answered." },
  CONVERSATION_OPEN: { status: 422, title: "Its open conversation cannot be closed yet." },
  NOT_ARCHIVED: { status: 409, title: "The ticket is not archived." },
  NOT_PUBLISHED: { status: 409, title: "The workflow is not published." },
  RUN_ACTIVE: { status: 409, title: "The workflow is already running on this conversation." },
  RUN_OVER: { status: 409, title: "It has already ended." },
  TOO_MANY_WORKFLOWS: { status: 409, title: "An account has at most 100 workflows." },
  CALL_FAILED: { status: 502, title: "The address that was called gave no usable answer." },
  SIMULATION_RUNNING: { status: 409, title: "Another simulation is under way; wait for it or cancel it." },
  LINK_OTHER_CONTACT: { status: 409, title: "The ticket is another contact's; confirm that it is meant." },
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
