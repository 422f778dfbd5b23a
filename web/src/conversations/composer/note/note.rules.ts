import type { CommentChip } from "@relevo/contract/messages.ts";
import { type CommentTrigger, commentTriggers } from "@relevo/contract/policies.ts";
import type { Failure } from "@relevo/contract/refusals.ts";

/** An internal comment while it is written. */
export interface Note {
  text: string;
  /** Who was named with @. */
  mentions: readonly { id: string; name: string }[];
  chips: readonly CommentChip[];
}

export const emptyNote: Note = { text: "", mentions: [], chips: [] };

/** A chip as it begins: contact outside happened by phone, now, until the person says otherwise. */
export function chipFor(trigger: CommentTrigger, now: string): CommentChip {
  return trigger === "external" ? { trigger, channel: "phone", at: now } : { trigger };
}

/** The chips with one more, unless it is there already. */
export function withChip(
  chips: readonly CommentChip[],
  trigger: CommentTrigger,
  now: string,
): readonly CommentChip[] {
  return chips.some((chip) => chip.trigger === trigger) ? chips : [...chips, chipFor(trigger, now)];
}

/** The chips without that one. */
export function withoutChip(chips: readonly CommentChip[], trigger: CommentTrigger): readonly CommentChip[] {
  return chips.filter((chip) => chip.trigger !== trigger);
}

/** The text with the heading that comes next in the recommended order; all there, it is as it was. */
export function withHeading(text: string, headings: readonly string[]): string {
  const next = headings.find((heading) => !text.includes(heading));
  return next === undefined ? text : `${spaced(text)}${next} `;
}

/** The text with a model comment, its channel and date filled in. */
export function withPreset(text: string, preset: string, filled: { channel: string; date: string }): string {
  return spaced(text) + preset.replace("{channel}", filled.channel).replace("{date}", filled.date);
}

/** The text with somebody named at its beginning, once. */
export function naming(text: string, name: string): string {
  return text.includes(`@${name}`) ? text : `@${name} ${text}`;
}

/** What a refusal says about a comment: at its text, at its chips, which ones are due; the rest is the act's. */
export function placeNote(failures: readonly Failure[]) {
  const inText = failures.some(({ code }) => code === "COMMENT_TOO_THIN" || code === "EMPTY_MESSAGE");
  const lacking = failures.flatMap((failure) =>
    failure.code === "DATUM_REQUIRED" ? triggerOf(failure) : [],
  );
  const due = failures.flatMap((failure) => (failure.code === "COMMENT_REQUIRED" ? triggerOf(failure) : []));
  const rest = failures.filter(({ code }) => !ofNote.has(code));
  return { thin: inText, lacking, due, rest };
}

const ofNote: ReadonlySet<string> = new Set([
  "COMMENT_REQUIRED",
  "COMMENT_TOO_THIN",
  "DATUM_REQUIRED",
  "EMPTY_MESSAGE",
]);

function triggerOf({ data }: Failure): CommentTrigger[] {
  return commentTriggers.filter((trigger) => trigger === data?.trigger);
}

function spaced(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed === "" ? "" : `${trimmed}\n`;
}
