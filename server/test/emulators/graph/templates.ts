import type { ServerResponse } from "node:http";
import { accountWebhook, type Line, line, type Part } from "./builders.ts";
import { isPart } from "./messages.ts";
import { replyError, replyJson } from "./reply.ts";
import type { GraphState } from "./state.ts";

/** A template as Meta lists it: approved and of text unless told otherwise. */
export function template(name: string, body: string, more: Part = {}, parts: Part[] = []): Part {
  count += 1;
  return {
    id: String(900_000_000_000 + count),
    name,
    language: "es",
    status: "APPROVED",
    category: "UTILITY",
    parameter_format: /\{\{[a-z_]+\}\}/.test(body) ? "NAMED" : "POSITIONAL",
    rejected_reason: "NONE",
    components: [{ type: "BODY", text: body, ...exampleOf(body) }, ...parts],
    ...more,
  };
}
let count = 0;

/** The samples a template with variables was submitted with. */
function exampleOf(body: string): Part {
  const keys = keysOf(body);
  if (keys.length === 0) return {};
  const named = keys.map((key) => ({ param_name: key, example: `ejemplo de ${key}` }));
  return keys.every((key) => /^\d+$/.test(key))
    ? { example: { body_text: [keys.map((key) => `ejemplo ${key}`)] } }
    : { example: { body_text_named_params: named } };
}

/** What Meta posts when a template's state changes; `event` is APPROVED, PAUSED, REJECTED … */
export function templateStatus(
  one: Part,
  event: string,
  { at = new Date(), reason = "NONE", to = line }: { at?: Date; reason?: string; to?: Line } = {},
): Part {
  const value = {
    event,
    message_template_id: Number(one.id),
    message_template_name: one.name,
    message_template_language: one.language,
    message_template_category: one.category,
    reason,
  };
  return accountWebhook("message_template_status_update", value, Math.floor(at.getTime() / 1000), to);
}

/** `GET /<business>/message_templates`, a page at a time. */
export function listTemplates(state: GraphState, url: URL, response: ServerResponse): void {
  const fault = state.templateFaults.shift();
  if (fault !== undefined) {
    replyError(response, fault);
    return;
  }
  const { searchParams } = url;
  const limit = Number(searchParams.get("limit") ?? 25);
  const from = Number(searchParams.get("after") ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || !Number.isInteger(from)) {
    replyError(response, 100);
    return;
  }
  const data = state.templates.slice(from, from + limit);
  const end = from + data.length;
  const cursors = { before: String(from), after: String(end) };
  const next = new URL(url);
  next.searchParams.set("after", String(end));
  const more = end < state.templates.length ? { next: next.href } : {};
  replyJson(response, 200, data.length === 0 ? { data } : { data, paging: { cursors, ...more } });
}

/** What Meta answers to a message of type template; null when it is taken on. */
export function templateProblem(state: GraphState, { template: sent }: Part): number | null {
  if (!isPart(sent) || !isPart(sent.language)) return 131008;
  const { name, language, components = [] } = sent;
  const one = state.templates.find((known) => known.name === name && known.language === language.code);
  if (!one || !Array.isArray(components)) return 132001;
  if (one.status === "PAUSED") return 132015;
  if (one.status === "DISABLED") return 132016;
  if (one.status !== "APPROVED") return 132001;
  const given = components.filter(isPart);
  for (const part of partsOf(one)) {
    const code = partProblem(state, part, given);
    if (code !== null) return code;
  }
  return null;
}

function partProblem(state: GraphState, part: Part, given: Part[]): number | null {
  const type = String(part.type).toLowerCase();
  if (type === "buttons") return buttonsProblem(part, given);
  const parameters = parametersOf(given.find((one) => one.type === type));
  const format = typeof part.format === "string" ? part.format.toLowerCase() : "text";
  if (format !== "text") {
    const [file] = parameters;
    if (parameters.length !== 1 || !file || file.type !== format || !isPart(file[format])) return 132012;
    const { id } = file[format];
    return typeof id === "string" && state.media.has(id) ? null : 131053;
  }
  const keys = keysOf(typeof part.text === "string" ? part.text : "");
  if (parameters.length !== keys.length) return 132000;
  const texts = parameters.map(({ text }) => text);
  if (texts.some((text) => typeof text !== "string" || text === "" || /[\n\t]| {5}/.test(text)))
    return 132012;
  const named = keys.some((key) => !/^\d+$/.test(key));
  if (named && parameters.some(({ parameter_name }) => !keys.includes(String(parameter_name)))) return 132012;
  return texts.join("").length > 1024 ? 132005 : null;
}

function buttonsProblem(part: Part, given: Part[]): number | null {
  const buttons = Array.isArray(part.buttons) ? part.buttons.filter(isPart) : [];
  for (const [index, button] of buttons.entries()) {
    const takes =
      button.type === "COPY_CODE" || (button.type === "URL" && keysOf(String(button.url)).length > 0);
    const sent = given.find((one) => one.type === "button" && one.index === String(index));
    if (takes && parametersOf(sent).length !== 1) return 132000;
  }
  return null;
}

function partsOf({ components }: Part): Part[] {
  return Array.isArray(components) ? components.filter(isPart) : [];
}
function parametersOf(component: Part | undefined): Part[] {
  return Array.isArray(component?.parameters) ? component.parameters.filter(isPart) : [];
}
function keysOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, key = ""]) => key))];
}
