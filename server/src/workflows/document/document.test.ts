import type { Definition } from "@relevo/contract/workflows.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDefinition } from "../../../test/support/any-definition.ts";
import {
  elsewhere,
  everything,
  finished,
  known,
  of,
  other,
  things,
} from "../../../test/support/workflow-definitions.ts";
import { id } from "../../../test/support/workflow-facts.ts";
import { Refusal } from "../../platform/refusal.ts";
import { problemsOf } from "../check/check.rules.ts";
import type { Known } from "../check/known.rules.ts";
import { readDocument } from "./read.ts";
import { writeDocument } from "./write.ts";

const formats = ["json", "yaml"] as const;
const faults = (text: string) => {
  try {
    readDocument(text, known);
  } catch (error) {
    if (error instanceof Refusal) return error.failures;
    throw error;
  }
  return [];
};
const pointers = (text: string) => faults(text).map(({ code, pointer }) => `${code} ${pointer}`);

describe("what is written is read", () => {
  test.each(formats)("as it was, whatever the draft (%s)", (format) => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const text = writeDocument(definition, "Espera", everything, format);
        expect(readDocument(text, everything)).toEqual({ name: "Espera", definition });
      }),
      { numRuns: 100 },
    );
  });

  test.each(formats)("and one that may be published may be published again (%s)", (format) => {
    for (const [kind, settings] of Object.entries(finished)) {
      if (kind === "jump") continue;
      const definition = of([{ kind, ...settings }]);
      const again = readDocument(writeDocument(definition, "Uno", known, format), known).definition;
      expect(again).toEqual(definition);
      expect(problemsOf(again, known)).toEqual([]);
    }
  });

  test("its keys come as one reads them, however they were kept", () => {
    const written = of([{ kind: "wait", minutes: 15 }]);
    const [step] = written.steps;
    const kept = { ...written, steps: [Object.fromEntries(Object.entries(step ?? {}).toReversed())] };
    const text = writeDocument(
      Object.fromEntries(Object.entries(kept).toReversed()) as Definition,
      "Uno",
      known,
      "yaml",
    );
    const keys = [...text.matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);
    expect(keys).toEqual([
      "trigger",
      "conditions",
      "oncePerContact",
      "endsWithConversation",
      "first",
      "steps",
    ]);
    expect(text).toMatch(/- kind: wait\n {6}id: /);
  });

  test("names stand beside the ids, for who reads it", () => {
    const text = writeDocument(of([{ kind: "move_ticket", stageId: things.stage }]), "Mover", known, "yaml");
    expect(text).toContain("format: relevo.workflow/1\nname: Mover\n");
    expect(text).toContain(`  ${things.stage}: Ventas / Nuevo\n`);
  });
});

describe("in another account", () => {
  const moved = (definition: Definition, into: Known = other) =>
    readDocument(writeDocument(definition, "Uno", known, "yaml"), into).definition;

  test.each(Object.keys(finished))("a step %s names what is called the same there", (kind) => {
    const definition = of([{ kind, ...finished[kind] }]);
    expect(moved(definition)).toEqual(JSON.parse(elsewhere(JSON.stringify(definition))));
  });

  test("also in conditions, texts and the trigger", () => {
    const definition = of(
      [{ kind: "message", text: `{{field.${things.points}}} {{ field.${things.plan} }}` }],
      {
        trigger: { kind: "stage_changed", stageId: things.stage },
        conditions: {
          join: "and",
          items: [
            { subject: "contact.tags", operator: "has_any", value: [things.vip] },
            {
              join: "or",
              conditions: [{ subject: "contact.field", key: things.points, operator: "greater", value: 3 }],
            },
            { subject: "assignee.id", operator: "is", value: things.ana },
            { subject: "trigger", key: "from", operator: "is", value: things.foreign },
          ],
        },
      },
    );
    expect(moved(definition)).toEqual(JSON.parse(elsewhere(JSON.stringify(definition))));
  });

  test("what is not there, or there twice, is left to be chosen; where nothing says something, it stays as a problem", () => {
    const bare: Known = {
      ...other,
      group: new Map(),
      tag: new Map(),
      calendar: new Map(),
      stage: new Map(
        [id("7"), id("8")].map((one) => [one, { name: "Ventas / Nuevo", funnel: things.funnel }]),
      ),
    };
    const definition = of([
      { id: "a", kind: "assign", to: { kind: "group", groupId: things.group }, edges: { next: "b" } },
      { id: "b", kind: "assign", to: { kind: "queue", groupId: things.group }, edges: { next: "c" } },
      { id: "c", kind: "move_ticket", stageId: things.stage, edges: { next: "d" } },
      { id: "d", kind: "hours", calendarId: things.calendar, edges: { open: "e" } },
      { id: "e", kind: "tag", add: [things.vip] },
    ]);
    const there = moved(definition, bare);
    expect(there.steps).toMatchObject([
      { to: { groupId: null } },
      { to: { groupId: things.group } },
      { stageId: null },
      { calendarId: things.calendar },
      { add: [things.vip] },
    ]);
    expect(problemsOf(there, bare).map(({ pointer, problem }) => `${pointer} ${problem}`)).toEqual([
      "/steps/0/to/groupId required",
      "/steps/1/to/groupId unknown",
      "/steps/2/stageId required",
      "/steps/3/calendarId unknown",
      "/steps/4/add/0 unknown",
    ]);
  });
});

describe("what cannot be read is refused with its place", () => {
  const head = "format: relevo.workflow/1\nname: Uno\n";
  test.each<[string, string, string[]]>([
    ["nothing", "", ["INVALID "]],
    ["a word", "hola", ["INVALID "]],
    ["broken YAML", "a: [1", ["INVALID /text"]],
    ["two documents", "a: 1\n---\nb: 2", ["INVALID /text"]],
    ["a key twice", "name: a\nname: b", ["INVALID /text"]],
    ["an alias", "a: &a 1\nb: *a", ["INVALID /text"]],
    [
      "another format",
      "format: relevo.workflow/2\nname: Uno\ndefinition: {trigger: null, first: null, steps: []}",
      ["INVALID /format"],
    ],
    [
      "no name, no steps",
      "format: relevo.workflow/1\ndefinition: {trigger: null, first: null}",
      ["INVALID /name", "INVALID /definition/steps"],
    ],
    [
      "a step of no kind, and a wait of no time",
      `${head}definition: {trigger: {kind: noon}, first: a, steps: [{id: a, kind: dance}, {id: b, kind: wait, minutes: 0}, {id: B!, kind: priority, ahead: yes}]}`,
      [
        "INVALID /definition/trigger/kind",
        "INVALID /definition/steps/0/kind",
        "INVALID /definition/steps/1/minutes",
        "INVALID /definition/steps/2/id",
        "INVALID /definition/steps/2/ahead",
      ],
    ],
  ])("%s", (_, text, expected) => expect(pointers(text)).toEqual(expected));

  test("a fault of the text tells its line", () => {
    expect(faults("a: 1\nb: [1\nc: 2")[0]?.detail).toMatch(/line \d/);
    expect(faults("a: 1\na: 2")[0]?.detail).toBe('"a" stands there twice (line 2, column 1)');
  });

  test("keys that mean something to the language are keys", () => {
    const sly = `{"__proto__": {"polluted": true}, "format": "relevo.workflow/1", "name": "Uno",
      "names": {"__proto__": "x", "constructor": "y"},
      "definition": {"__proto__": {"trigger": 1}, "trigger": null, "first": null, "steps": [
        {"id": "a", "kind": "message", "text": "", "edges": {"__proto__": "a", "constructor": "a"}}]}}`;
    const asYaml =
      "__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n" +
      head +
      "definition: {__proto__: {steps: 1}, trigger: null, first: null, steps: []}";
    for (const text of [sly, asYaml]) {
      const { definition } = readDocument(text, known);
      expect(Object.getPrototypeOf(definition)).toBe(Object.prototype);
      expect(problemsOf(definition, known).length).toBeGreaterThan(0);
    }
    expect("polluted" in {}).toBe(false);
  });

  test("what the database could not keep is cleaned", () => {
    const text = `${head}definition: {trigger: null, first: null, steps: [{id: a, kind: message, text: "a\\0b"}]}`;
    expect(readDocument(text, known).definition.steps[0]).toMatchObject({ text: "a\uFFFDb" });
  });

  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ..."bcdefghi"
      .split("")
      .map((one, i) => `${one}: &${one} [${Array(9).fill(`*${"abcdefgh"[i]}`).join(",")}]`),
  ];
  test.each<[string, string]>([
    ["open brackets", "[".repeat(1_000_000)],
    ["brackets in brackets", "[".repeat(30_000) + "]".repeat(30_000)],
    ["lists in lists", "- ".repeat(60_000)],
    ["questions", "? ".repeat(500_000)],
    ["deep indentation", Array.from({ length: 1400 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["aliases of aliases", bomb.join("\n")],
    ["an alias of itself", "a: &a [*a, *a]"],
    ["many keys", Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join("\n")],
    ["anchors", "&a ".repeat(330_000)],
    ["documents", "---\n".repeat(250_000)],
    ["directives", "%A b\n".repeat(200_000)],
    ["a deep JSON", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
  ])(
    "%s end soon, and nothing else does",
    (_, text) => {
      const before = performance.now();
      expect(pointers(text).length).toBeGreaterThan(0);
      expect(performance.now() - before).toBeLessThan(10_000);
    },
    30_000,
  );

  test("any text is read or refused", () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "a: ",
        "- ",
        "\n  ",
        "{",
        "[",
        "]",
        "}",
        "&x ",
        "*x",
        "|\n",
        '"',
        "!!map ",
        "? ",
        "<<: ",
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => void faults(parts.join(""))),
      { numRuns: 500 },
    );
  });
});
