import { type CommentChip, type FileRef, outsideChannels } from "@relevo/contract/messages.ts";

export type Mode = "reply" | "comment";

/** What is written and not yet sent, of one kind. */
export interface Draft {
  text: string;
  /** Uploaded and waiting to be sent. */
  files: readonly FileRef[];
  /** Who was named with @. */
  mentions: readonly { id: string; name: string }[];
  quote: { id: string; author: string; text: string } | null;
  /** What a comment answers, each with its datum. */
  chips: readonly CommentChip[];
  /** The instant of the newest item when the writing began, or when what came after was accepted. */
  since: string | null;
}

/** The drafts of one conversation, and which of them is in hand. */
export interface Drafts {
  mode: Mode;
  reply: Draft;
  comment: Draft;
}

const nothing: Draft = { text: "", files: [], mentions: [], quote: null, chips: [], since: null };
export const noDrafts: Drafts = { mode: "reply", reply: nothing, comment: nothing };

/** Whether there is something that would be lost. */
export function isEmpty({ text, files, quote, chips }: Draft): boolean {
  return text === "" && files.length === 0 && quote === null && chips.length === 0;
}

/** Whether there is something to send. */
export function isSendable({ text, files }: Draft): boolean {
  return text.trim() !== "" || files.length > 0;
}

/** The draft once it was sent. */
export function emptied(drafts: Drafts, mode: Mode): Drafts {
  return { ...drafts, [mode]: nothing };
}

/** All drafts as they were stored, by conversation; what is not of the right form is left out. */
export function readDrafts(raw: unknown): Record<string, Drafts> {
  const read = Object.entries(record(raw)).flatMap(([key, value]): [string, Drafts][] => {
    const { mode, reply, comment } = record(value);
    const drafts: Drafts = {
      mode: mode === "comment" ? "comment" : "reply",
      reply: readDraft(reply),
      comment: readDraft(comment),
    };
    return isEmpty(drafts.reply) && isEmpty(drafts.comment) ? [] : [[key, drafts]];
  });
  return Object.fromEntries(read);
}

function readDraft(raw: unknown): Draft {
  const { text, since } = record(raw);
  return {
    text: typeof text === "string" ? text : "",
    ...readParts(raw),
    since: typeof since === "string" ? since : null,
  };
}

/** What goes with a text, as it was stored. */
export function readParts(raw: unknown): Pick<Draft, "files" | "mentions" | "quote" | "chips"> {
  const { files, mentions, quote, chips } = record(raw);
  const { id, author, text } = record(quote);
  const whole = typeof id === "string" && typeof author === "string" && typeof text === "string";
  return {
    files: list(files).flatMap(readFile),
    mentions: list(mentions).flatMap(readName),
    quote: whole ? { id, author, text } : null,
    chips: list(chips).flatMap(readChip),
  };
}

/** What a chip's datum was, the person sees and says again where it is not of the right form. */
function readChip(raw: unknown): CommentChip[] {
  const { trigger, channel, at, missing, next } = record(raw);
  if (trigger === "external") {
    const outside = outsideChannels.find((known) => known === channel);
    const when = typeof at === "string" && !Number.isNaN(Date.parse(at)) ? { at } : {};
    return [{ trigger, ...(outside && { channel: outside }), ...when }];
  }
  if (trigger === "missing_data") return [{ trigger, ...(typeof missing === "string" && { missing }) }];
  if (trigger === "handover") return [{ trigger, ...(typeof next === "string" && { next }) }];
  return trigger === "unusual" ? [{ trigger }] : [];
}

function readName(raw: unknown): { id: string; name: string }[] {
  const { id, name } = record(raw);
  return typeof id === "string" && typeof name === "string" ? [{ id, name }] : [];
}

function readFile(raw: unknown): FileRef[] {
  const { id, name, mimeType, size } = record(raw);
  if (typeof id !== "string" || typeof name !== "string" || typeof mimeType !== "string") return [];
  return [{ id, name, mimeType, size: typeof size === "number" ? size : null, state: "ready" }];
}

export function record(raw: unknown): Record<string, unknown> {
  return typeof raw === "object" && raw !== null ? { ...raw } : {};
}

export function list(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}
