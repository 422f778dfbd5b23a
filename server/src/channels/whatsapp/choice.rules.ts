import { cleanJson } from "../../platform/clean.rules.ts";
import type { InboundContent, Json, JsonObject } from "../inbound/item.ts";
import { objectOf, textOf } from "./json.rules.ts";

/** The tap on a button or list we sent, or a filled form. `data.kind` tells which; `data.id` is ours. */
export function readInteractive(part: JsonObject | null): InboundContent | null {
  const kind = kinds.get(textOf(part?.type) ?? "");
  const reply = kind && objectOf(part?.[kind.key]);
  if (!reply) return null;
  if (kind.name === "form") {
    const data = { kind: "form", name: textOf(reply.name), answers: answersOf(reply.response_json) };
    return { type: "choice", text: textOf(reply.body), media: null, data };
  }
  const data = { kind: kind.name, id: textOf(reply.id), description: textOf(reply.description) };
  return { type: "choice", text: textOf(reply.title), media: null, data };
}

/** The tap on a template's quick reply. */
export function readButton(part: JsonObject | null): InboundContent | null {
  if (!part) return null;
  const data = { kind: "quick-reply", id: textOf(part.payload), description: null };
  return { type: "choice", text: textOf(part.text), media: null, data };
}

const kinds = new Map([
  ["button_reply", { key: "button_reply", name: "button" }],
  ["list_reply", { key: "list_reply", name: "list" }],
  ["nfm_reply", { key: "nfm_reply", name: "form" }],
]);

/** JSON inside a string, which is cleaned here since only now its escapes are read; kept as text if broken. */
function answersOf(value: Json | undefined): Json {
  const text = textOf(value);
  if (text === null) return null;
  try {
    return cleanJson(JSON.parse(text)).value;
  } catch {
    return text;
  }
}
