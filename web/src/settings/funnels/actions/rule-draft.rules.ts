import type {
  ResolutionRule,
  ReturnTarget,
  RuleBody,
  RuleTrigger,
  TimeBasis,
} from "@relevo/contract/resolution-rules.ts";
import { clockOf } from "../../calendars/week.rules.ts";

/** A rule on its way. Null: not chosen yet; nothing of what it does is chosen for anybody. */
export interface RuleDraft {
  trigger: RuleTrigger | null;
  resolution: "won" | "lost" | null;
  archive: boolean | null;
  /** Kept while archiving is switched off and on again. */
  returnTo: ReturnTarget | null;
  active: boolean;
  /** NaN while nothing useful is typed. */
  waitMinutes: number;
  basis: TimeBasis;
  /** ISO weekdays. */
  days: readonly number[];
  /** "09:00", in the account's zone; "" while it is none. */
  at: string;
}

/** What can be missing, by its place in the request. */
export type RulePart = "trigger" | "resolution" | "archive" | "returnTo" | "waitMinutes" | "days" | "at";

const MOST_MINUTES = 60 * 24 * 366;

/** A new rule: the documents' two days and nine o'clock stand there, the decisions do not. */
export function newDraft(returnTo: ReturnTarget | null): RuleDraft {
  return {
    trigger: null,
    resolution: null,
    archive: null,
    returnTo,
    active: true,
    waitMinutes: 2 * 24 * 60,
    basis: "no_customer_message",
    days: [],
    at: "09:00",
  };
}

/** A saved rule, to be changed. */
export function draftOf(rule: ResolutionRule, returnTo: ReturnTarget | null): RuleDraft {
  const { trigger, resolution, archive, active } = rule;
  return {
    ...newDraft(rule.returnTo ?? returnTo),
    trigger,
    resolution,
    archive,
    active,
    ...(rule.trigger === "time" && { waitMinutes: rule.waitMinutes, basis: rule.basis }),
    ...(rule.trigger === "periodic" && { days: rule.days, at: clockOf(rule.at) }),
  };
}

/** What still has to be chosen or typed before it can be saved. */
export function missingIn(draft: RuleDraft): RulePart[] {
  const { trigger, resolution, archive, returnTo, waitMinutes, days, at } = draft;
  const missing: [RulePart, boolean][] = [
    ["trigger", trigger === null],
    ["waitMinutes", trigger === "time" && !(waitMinutes >= 1 && waitMinutes <= MOST_MINUTES)],
    ["days", trigger === "periodic" && days.length === 0],
    ["at", trigger === "periodic" && minutesOf(at) === undefined],
    ["resolution", resolution === null],
    ["archive", archive === null],
    ["returnTo", archive === true && returnTo === null],
  ];
  return missing.flatMap(([part, is]) => (is ? [part] : []));
}

/** What is sent; undefined while something is missing. */
export function bodyOf(draft: RuleDraft): RuleBody | undefined {
  const { trigger, resolution, archive, active, waitMinutes, basis } = draft;
  const at = minutesOf(draft.at);
  if (missingIn(draft).length > 0 || !trigger || !resolution || archive === null) return undefined;
  const common = { resolution, archive, active, returnTo: archive ? draft.returnTo : null };
  if (trigger === "time") return { trigger, ...common, waitMinutes, basis };
  if (trigger !== "periodic") return { trigger, ...common };
  return at === undefined ? undefined : { trigger, ...common, days: draft.days.toSorted(), at };
}

/** A saved rule as it is sent again, switched on or off. */
export function switched(rule: ResolutionRule, active: boolean): RuleBody {
  const { id: _, stageId: __, updatedAt: ___, updatedBy: ____, ...body } = rule;
  return { ...body, active };
}

/** "09:00" as minutes after midnight. */
export function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
