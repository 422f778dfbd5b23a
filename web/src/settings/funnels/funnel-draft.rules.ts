import type { Funnel, ResolutionReason } from "@relevo/contract/funnels.ts";

/** A reason on its way: `key` tells the lines apart while they are typed in; without an id it is new. */
export interface ReasonLine {
  key: string;
  id?: string;
  kind: ResolutionReason["kind"];
  name: string;
}

/** The settings of a funnel as they are typed. */
export type FunnelDraft = Omit<Funnel, "id" | "position" | "stages" | "reasons"> & {
  reasons: readonly ReasonLine[];
};

/** A funnel as it is, to be changed. */
export function draftOf({ id: _, position: __, stages: ___, reasons, ...settings }: Funnel): FunnelDraft {
  return { ...settings, reasons: reasons.map(({ id, kind, name }) => ({ key: id, id, kind, name })) };
}

/** What is sent of it. */
export function bodyOf({ reasons, ...settings }: FunnelDraft) {
  return {
    ...settings,
    memberIds: settings.access === "members" ? settings.memberIds : [],
    reasons: reasons.map(({ id, kind, name }) => ({
      ...(id !== undefined && { id }),
      kind,
      name: name.trim(),
    })),
  };
}

/** What cannot be sent as it is typed. */
export function wrongIn({
  name,
  access,
  memberIds,
  reasons,
}: FunnelDraft): ("name" | "memberIds" | "reasons")[] {
  return [
    ...(name.trim() === "" ? (["name"] as const) : []),
    ...(access === "members" && memberIds.length === 0 ? (["memberIds"] as const) : []),
    ...(wrongReasons(reasons).size > 0 ? (["reasons"] as const) : []),
  ];
}

/** Lines without a name, and those that say what one above of their kind says. */
export function wrongReasons(lines: readonly ReasonLine[]): Set<string> {
  const seen = new Set<string>();
  const wrong = new Set<string>();
  for (const { key, kind, name } of lines) {
    const plain = `${kind} ${name.trim().toLowerCase()}`;
    if (name.trim() === "" || seen.has(plain)) wrong.add(key);
    seen.add(plain);
  }
  return wrong;
}

/** S4-3: what the funnel does not say yet. */
export function undefinedIn({
  wonDefinition,
  lostDefinition,
}: Pick<Funnel, "wonDefinition" | "lostDefinition">): boolean {
  return wonDefinition.trim() === "" || lostDefinition.trim() === "";
}
