import { expect, test } from "vitest";
import { partsOf } from "./parts.rules.ts";

const variables = [
  { place: "header" as const, key: "1", example: "Relevo" },
  { place: "body" as const, key: "1", example: "Elena" },
  { place: "body" as const, key: "order", example: "" },
];

test.each([
  ["Hola {{1}}, gracias.", [{ text: "Hola " }, { key: "1", example: "Elena" }, { text: ", gracias." }]],
  ["{{ 1 }}", [{ key: "1", example: "Elena" }]],
  [
    "Pedido {{order}}{{2}}",
    [{ text: "Pedido " }, { key: "order", example: "{{order}}" }, { key: "2", example: "{{2}}" }],
  ],
  ["Sin {llaves} dobles {{}}", [{ text: "Sin {llaves} dobles {{}}" }]],
  ["", []],
])("%j", (text, parts) => {
  expect(partsOf(text, variables, "body")).toEqual(parts);
});

test("a header's variable has its own example", () => {
  expect(partsOf("{{1}}", variables, "header")).toEqual([{ key: "1", example: "Relevo" }]);
});
