import type { Json, JsonObject } from "../../inbound/item.ts";
import { objectsOf, textOf } from "../json.rules.ts";

/** A place in a template that a value goes into. */
export interface Slot {
  place: "header" | "body" | "button";
  /** 1, 2 …, or a name; of a button its text. */
  key: string;
  example: string;
  /** Which of the buttons, from 0, and how the channel calls what it takes. */
  button: { index: number; takes: "url" | "copy_code" } | null;
}

/** The variables of a text, each once: numbered ones by number, named ones as they come. */
export function keysIn(text: string): string[] {
  const keys = [...new Set([...text.matchAll(/\{\{\s*(\w{1,60})\s*\}\}/g)].flatMap(([, key]) => key ?? []))];
  return keys.every(isNumber) ? keys.sort((a, b) => Number(a) - Number(b)) : keys;
}

export function isNumber(key: string): boolean {
  return /^\d+$/.test(key);
}

/** The channel's example of a variable: by name, or by place in its list. */
export function examplesOf(
  example: JsonObject | null,
  place: "header" | "body",
): (key: string, index: number) => string {
  const named = objectsOf(example?.[`${place}_text_named_params`]);
  const listed = example?.[`${place}_text`];
  const row: Json[] = Array.isArray(listed) ? (Array.isArray(listed[0]) ? listed[0] : listed) : [];
  return (key, index) => {
    const byName = named.find((one) => one.param_name === key);
    return (textOf(byName?.example) ?? textOf(row[index]) ?? "").slice(0, 200);
  };
}

/** Links that end in a variable, and codes to copy. */
export function buttonSlots(buttons: readonly JsonObject[]): Slot[] {
  return buttons.flatMap((button, index): Slot[] => {
    const takes =
      button.type === "COPY_CODE"
        ? "copy_code"
        : button.type === "URL" && keysIn(textOf(button.url) ?? "").length > 0
          ? "url"
          : null;
    if (takes === null) return [];
    const [first] = Array.isArray(button.example) ? button.example : [button.example];
    const example = (textOf(first) ?? "").slice(0, 200);
    return [{ place: "button", key: textOf(button.text) ?? "", example, button: { index, takes } }];
  });
}

/** A header's file, uploaded before. */
export interface HeaderMedia {
  kind: "image" | "video" | "document";
  mediaId: string;
  fileName: string;
}

/** The `components` of a sending: one parameter for each value. */
export function sendComponents(
  slots: readonly Slot[],
  values: readonly string[],
  media: HeaderMedia | null,
): JsonObject[] {
  const filled = slots.map((slot, i) => ({ ...slot, value: values[i] ?? "" }));
  const texts = (place: Slot["place"]): Json[] =>
    filled
      .filter((slot) => slot.place === place)
      .map(({ key, value }) => ({
        type: "text",
        ...(isNumber(key) ? {} : { parameter_name: key }),
        text: value,
      }));
  const header = media ? [mediaParameter(media)] : texts("header");
  const body = texts("body");
  return [
    ...(header.length > 0 ? [{ type: "header", parameters: header }] : []),
    ...(body.length > 0 ? [{ type: "body", parameters: body }] : []),
    ...filled.flatMap(({ button, value }) =>
      button
        ? [
            {
              type: "button",
              sub_type: button.takes,
              index: String(button.index),
              parameters: [
                button.takes === "url"
                  ? { type: "text", text: value }
                  : { type: "coupon_code", coupon_code: value },
              ],
            },
          ]
        : [],
    ),
  ];
}

function mediaParameter({ kind, mediaId, fileName }: HeaderMedia): JsonObject {
  return { type: kind, [kind]: kind === "document" ? { id: mediaId, filename: fileName } : { id: mediaId } };
}
