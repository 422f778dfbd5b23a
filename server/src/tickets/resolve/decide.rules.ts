import type { StageType } from "@relevo/contract/funnels.ts";
import type { ResolutionRule, ReturnTarget } from "@relevo/contract/resolution-rules.ts";
import type { ActSource } from "@relevo/contract/tickets.ts";

/** A stage as leaving it and coming into it see it. */
export interface Side {
  type: StageType;
  /** Oldest first, whatever their trigger. */
  rules: readonly ResolutionRule[];
}
export interface Mark {
  resolution: "won" | "lost";
  source: ActSource;
  rule: string | null;
}
export interface Archiving {
  source: ActSource;
  rule: string | null;
  /** Null: the funnel's first stage. */
  returnTo: ReturnTarget | null;
}
export interface Decision {
  mark: Mark | null;
  archive: Archiving | null;
}

/**
 * What coming into a stage does, at most one mark and one archive: the stage's type before rules, what happens on
 * leaving before what happens on coming in, older rules before newer. A closing stage archives and marks nothing; a
 * won or lost one marks, and only a rule archives with it.
 */
export function decideArrival({ from, to }: { from: Side | null; to: Side }): Decision {
  const rules = [...active(from, "exit"), ...active(to, "entry")];
  const [first] = rules;
  const archiving = rules.find(({ archive }) => archive);
  switch (to.type) {
    case "closing":
      return { mark: null, archive: { source: "stage_type", rule: null, returnTo: null } };
    case "won":
    case "lost":
      return {
        mark: { resolution: to.type, source: "stage_type", rule: null },
        archive: archiving ? archivedBy(archiving) : null,
      };
    case "normal":
      return { mark: first ? markedBy(first) : null, archive: archiving ? archivedBy(archiving) : null };
  }
}

function active(side: Side | null, trigger: "entry" | "exit"): ResolutionRule[] {
  return (side?.rules ?? []).filter((rule) => rule.active && rule.trigger === trigger);
}

/** The mark of one rule. */
export function markedBy({ id, trigger, resolution }: ResolutionRule): Mark {
  return { resolution, source: trigger, rule: id };
}

/** The archive of one rule that archives. */
export function archivedBy({ id, trigger, returnTo }: ResolutionRule): Archiving {
  return { source: trigger, rule: id, returnTo };
}
