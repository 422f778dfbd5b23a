import { fixedVariables, variablesIn } from "@relevo/contract/workflow-variables.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { facts, fieldIds, now, stage } from "../../test/support/workflow-facts.ts";
import type { Facts } from "./facts.rules.ts";
import { fill } from "./words.rules.ts";

const variables = { amount: "1200", "order.status": "200", "trigger.to": stage, "trigger.source": "api" };
const filled = (text: string, of: Facts = facts) => fill(text, of, variables, now);

describe("what {{…}} becomes", () => {
  test.each([
    ["Hola {{contact.first_name}}:", "Hola Diego:"],
    ["{{ contact.name }} · {{contact.phone}}", "Diego Núñez · +56991234567"],
    ["{{contact.company}}", "Ferretería Ñuñoa"],
    ["n.º {{conversation.number}}", "n.º 4321"],
    ["{{assignee.name}}", "Ana"],
    ["#{{ticket.number}} {{ticket.subject}} {{ticket.value}}", "#77 Cotización de sillas 1500"],
    ["{{ticket.stage}}", "Cotizado"],
    ["{{message.incoming}}", "Hola, ¿está listo el ENVÍO?"],
    [`{{field.${fieldIds.number}}} puntos`, "12 puntos"],
    [`{{field.${fieldIds.yes_no}}}`, "false"],
    [`{{field.${fieldIds.ticket}}}`, "urgente"],
    ["{{amount}} / {{order.status}}", "1200 / 200"],
    ["de {{trigger.source}}", "de api"],
    // 15:00 in UTC, in Santiago's summer
    ["{{today}} {{time}}", "2026-11-23 12:00"],
  ])("%s → %s", (text, expected) => expect(filled(text)).toBe(expected));

  test("what a trigger tells by id is shown by name", () => {
    expect(filled("Pasó a {{trigger.to}}")).toBe("Pasó a Ventas / Cotizado");
  });

  test.each([
    "contact.mail",
    "contact.id",
    "contact",
    "nothing",
    "secret.TOKEN",
    "constructor",
    "__proto__",
    "toString",
    "contact.constructor",
    "field.constructor",
    `field.${fieldIds.empty}`,
    "trigger.constructor",
    "",
    " ",
  ])("{{%s}} is not known and leaves nothing", (name) => {
    expect(filled(`[{{${name}}}]`)).toBe("[]");
  });

  test("what is put in is not read again", () => {
    const sly = { ...facts, contact: { ...facts.contact, name: "{{contact.phone}} {{secret.TOKEN}}" } };
    expect(filled("{{contact.name}}", sly)).toBe("{{contact.phone}} {{secret.TOKEN}}");
  });

  test("without conversation, ticket or owner their places stay empty", () => {
    const bare = { ...facts, conversation: null, ticket: null, assignee: null, names: {} };
    const text = fixedVariables.filter((name) => /^(conversation|ticket|assignee)/.test(name));
    expect(filled(text.map((name) => `{{${name}}}`).join(""), bare)).toBe("");
  });

  test("a text stays within bounds, whatever is put in how often", () => {
    const long = { amount: "😀".repeat(40_000) };
    const text = fill("{{amount}}".repeat(400), facts, long, now);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe("for any text", () => {
  const known = fc.constantFrom(...fixedVariables, "amount", "trigger.source", `field.${fieldIds.text}`);
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    known.map((name) => `{{${name}}}`),
    fc.string().map((name) => `{{${name}}}`),
    fc.constantFrom("{{", "}}", "{", "}", "{{}}", "$&", "$1"),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));

  test("nothing but what is known is put in, and all else stays as written", () => {
    fc.assert(
      fc.property(text, (text) => {
        const names = variablesIn(text);
        // What each name alone becomes, put where it stands.
        const expected = names.reduce((rest, name) => {
          const alone = filled(`{{${name}}}`);
          return rest.map((part) => {
            if (part.done) return part;
            return part.name === name ? { ...part, text: alone, done: true } : part;
          });
        }, partsOf(text));
        expect(filled(text)).toBe(expected.map((part) => part.text).join(""));
        for (const name of names) if (!isKnown(name)) expect(filled(`{{${name}}}`)).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  function partsOf(text: string): { name: string | null; text: string; done: boolean }[] {
    return text.split(/(\{\{[^{}]{0,200}\}\})/).map((part, i) => {
      return { name: i % 2 === 1 ? part.slice(2, -2).trim() : null, text: part, done: false };
    });
  }
  function isKnown(name: string): boolean {
    return (
      (fixedVariables as readonly string[]).includes(name) ||
      Object.hasOwn(variables, name) ||
      (name.startsWith("field.") && facts.fields.has(name.slice("field.".length)))
    );
  }

  test("rows of braces cost no time", () => {
    const before = performance.now();
    filled("{{".repeat(10_000) + "{{ ".repeat(10_000));
    expect(performance.now() - before).toBeLessThan(500);
  });
});
