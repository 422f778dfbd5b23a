import type { StageType } from "@relevo/contract/funnels.ts";
import type { ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideArrival, type Side } from "./decide.rules.ts";

const target = (stageId: string) => ({ funnelId: "f", stageId });
const rule = (
  id: string,
  trigger: "entry" | "exit",
  resolution: "won" | "lost",
  more: { archive?: boolean; active?: boolean } = {},
): ResolutionRule => {
  const { archive = false, active = true } = more;
  const kept = { id, stageId: "s", updatedAt: "", updatedBy: null };
  return { ...kept, trigger, resolution, archive, active, returnTo: archive ? target(id) : null };
};
const side = (type: StageType, ...rules: ResolutionRule[]): Side => ({ type, rules });
const normal = side("normal");
const byType = (resolution: "won" | "lost") => ({ resolution, source: "stage_type", rule: null });

describe("S4-34: one act, at most one mark and one archive", () => {
  test.each([
    ["nothing says anything", normal, normal, null, null],
    [
      "S4-4: a rule on entry marks",
      normal,
      side("normal", rule("in", "entry", "won")),
      { resolution: "won", source: "entry", rule: "in" },
      null,
    ],
    [
      "S4-5: a rule on exit marks",
      side("normal", rule("out", "exit", "lost")),
      normal,
      { resolution: "lost", source: "exit", rule: "out" },
      null,
    ],
    [
      "leaving happens before coming in",
      side("normal", rule("out", "exit", "lost")),
      side("normal", rule("in", "entry", "won", { archive: true })),
      { resolution: "lost", source: "exit", rule: "out" },
      { source: "entry", rule: "in", returnTo: target("in") },
    ],
    [
      "the first that archives counts",
      side("normal", rule("out", "exit", "lost", { archive: true })),
      side("normal", rule("in", "entry", "won", { archive: true })),
      { resolution: "lost", source: "exit", rule: "out" },
      { source: "exit", rule: "out", returnTo: target("out") },
    ],
    [
      "of two on entry the older marks",
      null,
      side("normal", rule("old", "entry", "won"), rule("new", "entry", "lost", { archive: true })),
      { resolution: "won", source: "entry", rule: "old" },
      { source: "entry", rule: "new", returnTo: target("new") },
    ],
    ["S4-27: a typed stage marks and does not archive", normal, side("won"), byType("won"), null],
    [
      "its type marks over its own rule, whose archiving counts",
      normal,
      side("lost", rule("in", "entry", "won", { archive: true })),
      byType("lost"),
      { source: "entry", rule: "in", returnTo: target("in") },
    ],
    ["and over one on exit", side("normal", rule("out", "exit", "lost")), side("won"), byType("won"), null],
    [
      "S0-13: a closing stage archives and leaves the resolution alone",
      side("normal", rule("out", "exit", "won")),
      side("closing", rule("in", "entry", "lost", { archive: true })),
      null,
      { source: "stage_type", rule: null, returnTo: null },
    ],
    [
      "what is switched off does nothing",
      side("normal", rule("out", "exit", "lost", { active: false })),
      side("normal", rule("in", "entry", "won", { active: false, archive: true })),
      null,
      null,
    ],
    [
      "entry rules do not count on leaving, nor exit rules on coming in",
      side("won", rule("a", "entry", "won", { archive: true })),
      side("normal", rule("b", "exit", "lost", { archive: true })),
      null,
      null,
    ],
  ] as const)("%s", (_case, from, to, mark, archive) => {
    expect(decideArrival({ from, to })).toEqual({ mark, archive });
  });
});

describe("S4-34: whatever is configured", () => {
  const rules = fc.array(
    fc
      .tuple(
        fc.uuid(),
        fc.constantFrom("entry" as const, "exit" as const),
        fc.constantFrom("won" as const, "lost" as const),
        fc.boolean(),
        fc.boolean(),
      )
      .map(([id, trigger, resolution, archive, active]) =>
        rule(id, trigger, resolution, { archive, active }),
      ),
    { maxLength: 5 },
  );
  const sides = fc
    .tuple(fc.constantFrom<StageType>("normal", "won", "lost", "closing"), rules)
    .map(([type, held]) => side(type, ...held));

  test("only what is active, and of its side, acts; a typed stage alone never archives", () => {
    fc.assert(
      fc.property(fc.option(sides), sides, (from, to) => {
        const { mark, archive } = decideArrival({ from, to });
        const may = [
          ...(from?.rules ?? []).filter(({ active, trigger }) => active && trigger === "exit"),
          ...to.rules.filter(({ active, trigger }) => active && trigger === "entry"),
        ];
        if (mark?.rule) expect(may.map(({ id }) => id)).toContain(mark.rule);
        if (archive?.rule) {
          expect(may.filter((one) => one.archive).map(({ id }) => id)).toContain(archive.rule);
          expect(archive.returnTo).not.toBeNull();
        }
        if (to.type === "won" || to.type === "lost") expect(mark?.resolution).toBe(to.type);
        if (may.every((one) => !one.archive)) expect(archive !== null).toBe(to.type === "closing");
      }),
    );
  });
});
