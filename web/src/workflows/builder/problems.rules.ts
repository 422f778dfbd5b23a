import type { Definition, Problem } from "@relevo/contract/workflows.ts";
import { stepOf, triggerId } from "../canvas/flow.rules.ts";

/** A problem where it is mended: at a step or the trigger, and in it by path ("/to/groupId"). */
export interface Place {
  /** Id of the step, or `triggerId`. */
  at: string;
  path: string;
  problem: Problem["problem"];
  data: Problem["data"];
}

/**
 * The problems by where they are mended. Pointers name steps by number in what was `checked`; what was changed since is
 * found by id. What is gone has no problem any more, and what one just wrote over has none until it is checked again.
 */
export function placed(problems: readonly Problem[], checked: Definition, now: Definition): Place[] {
  return problems.flatMap(({ pointer, problem, data }) => {
    const [, index, path = ""] = /^\/steps\/(\d+)(\/.*)?$/.exec(pointer) ?? [];
    if (index === undefined)
      return same(checked, now, pointer) ? [{ at: triggerId, path: pointer, problem, data }] : [];
    const before = checked.steps[Number(index)];
    const step = stepOf(now, before?.id ?? null);
    const holds = step !== undefined && (path === "" || same(before, step, path));
    return holds ? [{ at: step.id, path, problem, data }] : [];
  });
}

/** Whether two hold the same at a path. */
function same(before: unknown, now: unknown, path: string): boolean {
  if (before === now) return true;
  const [key, ...rest] = path.split("/").slice(1);
  if (key === undefined) return JSON.stringify(before) === JSON.stringify(now);
  return same(at(before, key), at(now, key), rest.map((part) => `/${part}`).join(""));
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** How many each step has. */
export function counted(places: readonly Place[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { at } of places) counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}

/** What is wrong at a path, or in it. */
export function wrongAt(places: readonly Place[], at: string, path: string): Place | undefined {
  return places.find(
    (place) => place.at === at && (place.path === path || place.path.startsWith(`${path}/`)),
  );
}
