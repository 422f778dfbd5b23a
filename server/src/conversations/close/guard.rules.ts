import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { CommentTrigger, ContactField, Evidence, InboxPolicy } from "@relevo/contract/policies.ts";
import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";
import { isThin, isWritten } from "../comment.rules.ts";
import { evidenceOf, type Proof } from "./evidence.rules.ts";

/** Everything the guard looks at, read after the contact was locked. */
export interface CloseFacts {
  state: string;
  owner: string | null;
  /** Rules of the inbox it will be in. */
  policy: Pick<InboxPolicy, "close" | "commentTriggers">;
  /** The reason it will have. */
  reason: string | null;
  /** Who signs the note; null for a machine, which never closes what waits for us. */
  author: string | null;
  contact: { name: string; phone: string; mail: string; company: boolean; individual: boolean };
  lastInbound: { id: string; at: Date } | null;
  /** The first of the customer's messages that nobody answered, settled or saw confirmed. */
  unanswered: { id: string; at: Date } | null;
  /** The last message of a person that the channel accepted. */
  answer: { id: string; at: Date } | null;
  /** The same, of those written in the desk. */
  saidAt: Date | null;
  settled: string | null;
  confirmed: string | null;
  /** Comments that answer a trigger; that they say something was checked when they were written. */
  comments: readonly { id: string; at: Date; triggers: readonly CommentTrigger[] }[];
  flags: readonly { trigger: CommentTrigger; at: Date; system: boolean }[];
  /** Open ones; the owner where they are active, and whether a workflow left it. */
  tasks: readonly {
    id: string;
    title: string;
    owner: string | null;
    dueAt: Date | null;
    at: Date;
    automatic: boolean;
  }[];
  /** Messages of persons the channel has not accepted. */
  unsent: readonly { id: string; state: string; at: Date }[];
  ticket: LinkedTicket | null;
  /** Other open conversations of the contact on the same channel. */
  others: readonly { id: string; number: number; owner: string | null }[];
}
export interface LinkedTicket {
  id: string;
  number: number;
  link: "proposed" | "confirmed";
  by: "contact" | "member" | "system";
  linkedAt: Date;
  source: Ticket["source"];
  open: boolean;
  nextStep: string;
  nextStepAt: Date | null;
  owner: string | null;
}

export interface GuardAnswer {
  /** Everything that fails, at once. */
  failures: Failure[];
  /** Every evidence that holds. */
  evidence: Proof[];
  /** What it would close on. */
  chosen: Proof | null;
  warnings: "company_missing"[];
  noteRequired: boolean;
  /** Fields the inbox asks for that are empty. */
  missing: ContactField[];
}

/** What closing is refused for. Nothing here knows which button, timer or bulk asked. */
export function closeGuard(facts: CloseFacts, request: CloseRequest): GuardAnswer {
  const { policy, contact } = facts;
  const evidence = evidenceOf(facts);
  const chosen = evidence.find(({ kind }) => !request.evidence || kind === request.evidence) ?? null;
  const noteRequired = needsNote(facts, chosen);
  const missing = policy.close.contactFields.filter((field) => !isFilled(contact, field));
  const noCompany = !contact.company && !contact.individual;
  const failures: (Failure | false)[] = [
    facts.owner === null && { code: "OWNER_REQUIRED" },
    chosen === null && noReply(facts, evidence, request.evidence),
    noRecord(facts, request, noteRequired),
    ...commentsDue(facts, missing),
    policy.close.ticket && facts.ticket === null && { code: "TICKET_REQUIRED" },
    facts.ticket?.link === "proposed" && {
      code: "LINK_UNCONFIRMED",
      data: { ticket: facts.ticket.id, number: facts.ticket.number, by: facts.ticket.by },
    },
    ...associations(facts, missing, noCompany),
    ...pending(facts),
    ...(facts.state === "expired" ? [] : facts.others).map(
      ({ id, number, owner }): Failure => ({
        code: "MERGE_DUPLICATE",
        data: { conversation: id, number, owner },
      }),
    ),
  ];
  return {
    failures: failures.filter((one) => one !== false),
    evidence,
    chosen,
    warnings: noCompany && policy.close.company === "warn" ? ["company_missing"] : [],
    noteRequired,
    missing,
  };
}

/** Kept even by who may close against the guard: the record, whose note is then their reason. */
const kept: readonly RefusalCode[] = ["NO_RECORD", "REASON_NOT_OF_INBOX", "REASON_REQUIRED", "FORBIDDEN"];

/** What is left to refuse once a supervisor overrides, and what was overridden. */
export function overriding(failures: readonly Failure[]): { left: Failure[]; overridden: RefusalCode[] } {
  const left = failures.filter(({ code }) => kept.includes(code));
  const codes = failures.filter(({ code }) => !kept.includes(code)).map(({ code }) => code);
  return { left, overridden: [...new Set(codes)] };
}

function noReply(
  { contact, unanswered, lastInbound, unsent }: CloseFacts,
  found: Proof[],
  asked?: Evidence,
): Failure {
  const state = unsent.at(-1)?.state;
  return {
    code: "NO_REPLY",
    data: {
      contact: contact.name || contact.phone,
      at: (unanswered ?? lastInbound)?.at.toISOString() ?? null,
      message: (unanswered ?? lastInbound)?.id ?? null,
      ...(state ? { state } : {}),
      ...(asked && found.length > 0 ? { evidence: asked } : {}),
    },
  };
}

/**
 * The note carries what the evidence does not: what comes next is in the task, why it is left there is not. A comment
 * that answers a trigger since then is such a note.
 */
function needsNote({ policy, comments, unanswered }: CloseFacts, chosen: Proof | null): boolean {
  if (policy.close.note === "always") return true;
  const since = unanswered?.at ?? null;
  return chosen?.kind === "follow_up" && !comments.some(({ at }) => since === null || at >= since);
}

function noRecord(facts: CloseFacts, request: CloseRequest, noteRequired: boolean): Failure | false {
  const noted = request.override
    ? isWritten(request.override.reason)
    : !isThin(request.note, facts.author ?? "");
  const missing = [
    ...(facts.reason === null ? ["reason"] : []),
    ...(request.outcome === undefined ? ["outcome"] : []),
    ...(noteRequired && !noted ? ["note"] : []),
  ];
  return missing.length > 0 && { code: "NO_RECORD", data: { missing } };
}

function commentsDue(facts: CloseFacts, missing: readonly ContactField[]): Failure[] {
  return facts.policy.commentTriggers.flatMap((trigger): Failure[] => {
    const flag = facts.flags.find((one) => one.trigger === trigger);
    if (trigger === "missing_data" && (!flag || flag.system)) {
      // Set by the desk it lasts as long as what it names.
      const due = missing.length > 0 && !answers(facts, trigger, flag?.at ?? null);
      return due ? [{ code: "COMMENT_REQUIRED", data: { trigger, missing } }] : [];
    }
    if (!flag || answers(facts, trigger, flag.at)) return [];
    if (trigger === "external" && facts.saidAt && facts.saidAt >= flag.at) return [];
    return [
      { code: "COMMENT_REQUIRED", data: { trigger, ...(trigger === "missing_data" ? { missing } : {}) } },
    ];
  });
}

function answers({ comments }: CloseFacts, trigger: CommentTrigger, since: Date | null): boolean {
  return comments.some(({ at, triggers }) => triggers.includes(trigger) && (since === null || at >= since));
}

/** Nobody is locked out by a customer who will not say: what is missing may be told in a comment instead. */
function associations(facts: CloseFacts, missing: readonly ContactField[], noCompany: boolean): Failure[] {
  const told = facts.policy.commentTriggers.includes("missing_data") || answers(facts, "missing_data", null);
  return [
    ...(missing.length > 0 && !told
      ? [{ code: "ASSOCIATION_REQUIRED" as const, data: { what: "contact", missing } }]
      : []),
    ...(noCompany && facts.policy.close.company === "block"
      ? [{ code: "ASSOCIATION_REQUIRED" as const, data: { what: "company", missing: ["company"] } }]
      : []),
  ];
}

function pending({ state, tasks, unsent, answer, comments }: CloseFacts): Failure[] {
  const loose = tasks.filter(({ owner, dueAt }) => owner === null || dueAt === null);
  const over = (at: Date) =>
    state === "expired" ||
    (answer !== null && answer.at >= at) ||
    comments.some((one) => one.triggers.includes("external") && one.at >= at);
  // What is still to leave always counts; what did not leave, until it was said again or told as said outside.
  const open = unsent.filter(({ state, at }) => state === "pending" || state === "sending" || !over(at));
  return [
    ...loose.map(({ id, title, owner, dueAt }): Failure => {
      const missing = [...(owner === null ? ["owner"] : []), ...(dueAt === null ? ["date"] : [])];
      return { code: "PENDING_ACTION", data: { task: id, title, missing } };
    }),
    ...open.map(
      ({ id, state, at }): Failure => ({
        code: "PENDING_ACTION",
        data: { message: id, state, at: at.toISOString() },
      }),
    ),
  ];
}

function isFilled({ name, phone, mail }: CloseFacts["contact"], field: ContactField): boolean {
  if (field === "phone_or_mail") return isWritten(phone) || isWritten(mail);
  return isWritten({ name, phone, mail }[field]);
}
