import type { Role } from "@relevo/contract/abilities.ts";
import type { Field } from "@relevo/contract/fields.ts";
import type { ReferenceKind } from "../references.rules.ts";

/** What an account has that a workflow may name and use, by id; names are as a person tells one from another. */
export interface Known {
  /** The workflow that is asked about; null: one that is not there yet. */
  self: string | null;
  /** Active ones. */
  member: ReadonlyMap<string, { name: string; role: Role }>;
  group: ReadonlyMap<string, { name: string }>;
  inbox: ReadonlyMap<string, { name: string }>;
  connection: ReadonlyMap<string, { name: string }>;
  reason: ReadonlyMap<string, { name: string; inbox: string }>;
  resolution_reason: ReadonlyMap<string, { name: string; kind: "won" | "lost" }>;
  tag: ReadonlyMap<string, { name: string }>;
  field: ReadonlyMap<string, { name: string } & Pick<Field, "of" | "kind" | "options">>;
  funnel: ReadonlyMap<string, { name: string }>;
  stage: ReadonlyMap<string, { name: string; funnel: string }>;
  /** Approved ones that need no file. `keys`: the names of their values. */
  template: ReadonlyMap<string, { name: string; keys: readonly string[] }>;
  calendar: ReadonlyMap<string, { name: string }>;
  /** `manual`: in force and started by hand. `calls`: what the version in force starts. */
  workflow: ReadonlyMap<string, { name: string; manual: boolean; calls: readonly string[] }>;
  /** By name. */
  secrets: ReadonlySet<string>;
}

/** Is it there, whatever its kind? */
export function knows(known: Known, kind: ReferenceKind, id: string): boolean {
  return known[kind].has(id);
}
