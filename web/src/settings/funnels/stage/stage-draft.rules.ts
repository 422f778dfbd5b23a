import type { Stage, StageKind, StageType, TicketField } from "@relevo/contract/funnels.ts";

/** What a stage asks for on the way in from another one, or (null) from any. `key` tells the lines apart. */
export interface AskLine {
  key: string;
  fromId: string | null;
  fields: readonly TicketField[];
}

/** The settings of a stage as they are typed. */
export interface StageDraft {
  name: string;
  kind: StageKind;
  type: StageType;
  /** Hours, as typed; "" for never. */
  stuck: string;
  exitCriteria: string;
  /** Tickets, as typed; "" for no limit. */
  limit: string;
  asks: readonly AskLine[];
}

/** Where something can be wrong, by its name in the request. */
export type StagePart = "name" | "stuckHours" | "exitCriteria" | "softLimit" | "requirements";

/** A stage as it is, to be changed. */
export function draftOf(stage: Stage): StageDraft {
  return {
    name: stage.name,
    kind: stage.kind,
    type: stage.type,
    stuck: String(stage.stuckHours ?? ""),
    exitCriteria: stage.exitCriteria,
    limit: String(stage.softLimit ?? ""),
    asks: stage.requirements.map(({ fromId, fields }) => ({ key: fromId ?? "any", fromId, fields })),
  };
}

/** What is sent of it; the assignment has a form of its own and stays. */
export function settingsOf(draft: StageDraft, { assignment }: Pick<Stage, "assignment">) {
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    stuckHours: wholeOf(draft.stuck),
    exitCriteria: draft.exitCriteria.trim(),
    softLimit: wholeOf(draft.limit),
    requirements: draft.asks.map(({ fromId, fields }) => ({ fromId, fields: [...fields] })),
    assignment,
  };
}

/** What cannot be sent as it is typed. */
export function wrongIn(draft: StageDraft): StagePart[] {
  const origins = new Set(draft.asks.map(({ fromId }) => fromId));
  const wrong: [StagePart, boolean][] = [
    ["name", draft.name.trim() === ""],
    ["stuckHours", !fits(draft.stuck, 24 * 365)],
    ["softLimit", !fits(draft.limit, 100_000)],
    [
      "requirements",
      origins.size < draft.asks.length || draft.asks.some(({ fields }) => fields.length === 0),
    ],
  ];
  return wrong.flatMap(([part, is]) => (is ? [part] : []));
}

/** From where nothing is asked yet, any stage first. */
export function freeOrigins(asks: readonly AskLine[], stages: readonly string[]): (string | null)[] {
  return [null, ...stages].filter((origin) => !asks.some(({ fromId }) => fromId === origin));
}

/** Null for nothing typed, NaN for what is no whole number. */
function wholeOf(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

function fits(typed: string, most: number): boolean {
  const whole = wholeOf(typed);
  return whole === null || (whole >= 1 && whole <= most);
}
