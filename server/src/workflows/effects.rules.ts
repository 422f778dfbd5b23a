import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { FieldValue } from "@relevo/contract/fields.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { TaskKind } from "@relevo/contract/tasks.ts";

/** What a step does to the world, with everything filled in: live it goes through a command, simulated it is kept in memory. */
export type Effect =
  | { kind: "assign"; member: string | null; group: string | null; pool: string | null }
  | { kind: "comment"; text: string; mentions: readonly string[] }
  /** `choices` are buttons, where the channel has them. */
  | { kind: "message"; text: string; choices: readonly string[] }
  | { kind: "template"; template: string; values: Readonly<Record<string, string>> }
  /** Inbox null: the reason's own. */
  | { kind: "move"; inbox: string | null; reason: string | null }
  | { kind: "tag"; add: readonly string[]; remove: readonly string[] }
  | { kind: "priority"; ahead: boolean }
  | { kind: "field"; field: string; value: FieldValue | null }
  | { kind: "task"; title: string; taskKind: TaskKind; owner: string | null; dueAt: Date | null }
  | { kind: "create_ticket"; funnel: string; stage: string; subject: string }
  | { kind: "move_ticket"; stage: string }
  | { kind: "resolve_ticket"; resolution: "won" | "lost"; reason: string | null; archive: boolean }
  | { kind: "close"; request: CloseRequest }
  | { kind: "snooze"; until: Date | null }
  | { kind: "http"; request: HttpRequest }
  | { kind: "workflow"; workflow: string };
export type EffectOf<K extends Effect["kind"]> = Extract<Effect, { kind: K }>;

export interface HttpRequest {
  method: string;
  url: string;
  /** Secrets are still {{secret.NAME}}: they are put in where it is sent. */
  headers: readonly { name: string; value: string }[];
  body: string;
  /** Ms, for all of it. */
  timeoutMs: number;
  /** Tries after the first. */
  retries: number;
  /** What comes back is kept as `<variable>.status`, `<variable>.path.in.the.answer`. */
  variable: string;
}

/** What came of an effect. `variables`: what it tells the steps that follow. */
export type Outcome =
  | { done: true; variables?: Readonly<Record<string, string>> }
  | { done: false; failures: readonly Failure[]; variables?: Readonly<Record<string, string>> };
