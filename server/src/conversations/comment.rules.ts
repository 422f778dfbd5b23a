import { blank, commentWords } from "@relevo/contract/comment-presets.ts";
import type { CommentChip } from "@relevo/contract/messages.ts";
import type { CommentTrigger, InboxPolicy } from "@relevo/contract/policies.ts";
import type { Failure } from "@relevo/contract/refusals.ts";

/** What a comment that answers a trigger says at least. */
export const least = { letters: 20, words: 3 } as const;

/** All that is wrong with a comment's chips, and with its text where it carries any. `now` bounds the chips' dates. */
export function checkComment(
  comment: { text: string; chips: readonly CommentChip[] },
  author: string,
  now: Date,
): Failure[] {
  if (comment.chips.length === 0) return [];
  const lacking = comment.chips.flatMap((chip) => dataLacking(chip, now));
  return [
    ...lacking.map((data): Failure => ({ code: "DATUM_REQUIRED", data })),
    ...(isThin(comment.text, author) ? [{ code: "COMMENT_TOO_THIN" as const, data: { ...least } }] : []),
  ];
}

function dataLacking(chip: CommentChip, now: Date): { trigger: CommentTrigger; datum: string }[] {
  const { trigger } = chip;
  const lacking = (datum: string, there: boolean) => (there ? [] : [{ trigger, datum }]);
  if (chip.trigger === "external") {
    const past = chip.at !== undefined && new Date(chip.at) <= now;
    return [...lacking("channel", chip.channel !== undefined), ...lacking("at", past)];
  }
  if (chip.trigger === "missing_data") return lacking("missing", isWritten(chip.missing ?? ""));
  if (chip.trigger === "handover") return lacking("next", isWritten(chip.next ?? ""));
  return [];
}

/** Whether anything of a text can be seen: white space and characters without a shape are nothing. */
export function isWritten(text: string): boolean {
  return /[^\p{Z}\p{C}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u.test(text);
}

/**
 * Whether a text says too little to be useful to anybody else: fewer than 20 letters or three different words besides
 * its author's name, a farewell and the headings, or a preset as it came.
 */
export function isThin(text: string, author: string): boolean {
  if (isUntouchedPreset(text)) return true;
  const idle = new Set([...wordsOf(author), ...farewells]);
  const words = wordsOf(withoutHeadings(text)).filter((word) => !idle.has(word));
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return letters < least.letters || new Set(words).size < least.words;
}

/** Comments that are due before an act. */
export interface DueFacts {
  policy: Pick<InboxPolicy, "commentTriggers">;
  /** Flags that no comment answered yet. */
  flags: readonly CommentTrigger[];
  /** Triggers of the comment left in the very act. */
  answered: readonly CommentTrigger[];
  /** A person wrote to the customer or commented in it before. */
  workedByPerson: boolean;
}

/**
 * What must be told before a person moves or hands on a conversation: each flag that stands, and when a colleague takes
 * over work somebody began, what they are to do.
 */
export function dueBefore(act: "move" | "transfer", facts: DueFacts): Failure[] {
  const handing = act === "transfer" && facts.workedByPerson;
  const asked = new Set<CommentTrigger>([...facts.flags, ...(handing ? (["handover"] as const) : [])]);
  return facts.policy.commentTriggers
    .filter((trigger) => asked.has(trigger) && !facts.answered.includes(trigger))
    .map((trigger) => ({ code: "COMMENT_REQUIRED", data: { trigger } }));
}

const languages = Object.values(commentWords);
const farewells = languages.flatMap((one) => one.farewells.flatMap(wordsOf));
const headings = languages.flatMap((one) => one.headings).sort((a, b) => b.length - a.length);
const presets = languages.flatMap((one) => Object.values(one.presets).map(untouched));

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase().match(/\p{L}+/gu) ?? [];
}

function withoutHeadings(text: string): string {
  return headings.reduce((rest, heading) => rest.replaceAll(heading, " "), text);
}

function isUntouchedPreset(text: string): boolean {
  const said = plain(text);
  return presets.some((preset) => preset.test(said));
}

/** A preset whose blanks hold no letter; channel and date were filled in beforehand. */
function untouched(preset: string): RegExp {
  const parts = plain(preset.replaceAll(blank, " § ")).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const filled = parts.replaceAll(/\\\{(channel|date)\\\}/g, ".{0,60}");
  return new RegExp(`^${filled.replaceAll(/[\s.,;:\\]*§[\s.,;:\\]*/g, "[^\\p{L}]*")}[^\\p{L}]*$`, "u");
}

function plain(text: string): string {
  return text
    .toLocaleLowerCase()
    .replaceAll(/[\p{Z}\p{C}]+/gu, " ")
    .trim();
}
