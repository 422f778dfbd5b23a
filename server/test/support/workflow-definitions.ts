import { Definition } from "@relevo/contract/workflows.ts";
import type { Known } from "../../src/workflows/check/known.rules.ts";
import { id } from "./workflow-facts.ts";

/** One of each thing, and what does not go together. */
export const things = {
  ana: id("1", "e"),
  viewer: id("2", "e"),
  group: id("1", "4"),
  sales: id("1", "b"),
  support: id("2", "b"),
  line: id("1", "9"),
  price: id("1", "7"),
  complaint: id("2", "7"),
  lost: id("3", "7"),
  vip: id("1", "a"),
  points: id("2", "f"),
  plan: id("4", "f"),
  birthday: id("5", "f"),
  urgency: id("6", "f"),
  funnel: id("1", "6"),
  other: id("2", "6"),
  stage: id("1", "5"),
  foreign: id("2", "5"),
  template: id("1", "8"),
  calendar: id("1", "3"),
  manual: id("1", "1"),
  auto: id("2", "1"),
  self: id("3", "1"),
  nothing: id("9", "0"),
};
const map = <T>(entries: Record<string, T>) => new Map(Object.entries(entries));
export const known: Known = {
  self: things.self,
  member: map({
    [things.ana]: { name: "Ana", role: "agent" as const },
    [things.viewer]: { name: "Vera", role: "viewer" as const },
  }),
  group: map({ [things.group]: { name: "Ventas" } }),
  inbox: map({ [things.sales]: { name: "Ventas" }, [things.support]: { name: "Soporte" } }),
  connection: map({ [things.line]: { name: "WhatsApp" } }),
  reason: map({
    [things.price]: { name: "Ventas / Precio", inbox: things.sales },
    [things.complaint]: { name: "Soporte / Reclamo", inbox: things.support },
  }),
  resolution_reason: map({ [things.lost]: { name: "Ventas / lost / Precio", kind: "lost" as const } }),
  tag: map({ [things.vip]: { name: "VIP" } }),
  field: map({
    [things.points]: {
      name: "contact / Puntos",
      of: "contact" as const,
      kind: "number" as const,
      options: [],
    },
    [things.plan]: {
      name: "contact / Plan",
      of: "contact" as const,
      kind: "choice" as const,
      options: ["Oro", "Plata"],
    },
    [things.birthday]: {
      name: "contact / Cumpleaños",
      of: "contact" as const,
      kind: "date" as const,
      options: [],
    },
    [things.urgency]: {
      name: "ticket / Urgencia",
      of: "ticket" as const,
      kind: "text" as const,
      options: [],
    },
  }),
  funnel: map({ [things.funnel]: { name: "Ventas" }, [things.other]: { name: "Soporte" } }),
  stage: map({
    [things.stage]: { name: "Ventas / Nuevo", funnel: things.funnel },
    [things.foreign]: { name: "Soporte / Nuevo", funnel: things.other },
  }),
  template: map({ [things.template]: { name: "WhatsApp / aviso / es", keys: ["1", "2"] } }),
  calendar: map({ [things.calendar]: { name: "Oficina" } }),
  workflow: map({
    [things.manual]: { name: "Encuesta", manual: true, calls: [] },
    [things.auto]: { name: "Bienvenida", manual: false, calls: [] },
    [things.self]: { name: "Este", manual: true, calls: [] },
  }),
  secrets: new Set(["TOKEN"]),
};

const start = { trigger: { kind: "conversation_opened" }, first: "a" };
/** A definition of these steps, in their order unless they say otherwise. */
export function of(
  steps: readonly Record<string, unknown>[],
  more: Record<string, unknown> = {},
): Definition {
  return Definition.parse({ ...start, steps: steps.map((one) => ({ id: "a", ...one })), ...more });
}

/** One finished step of each kind. */
export const finished: Record<string, Record<string, unknown>> = {
  assign: { to: { kind: "member", memberId: things.ana } },
  wait: { minutes: 15 },
  wait_reply: { minutes: 60 },
  branch: {
    branches: [
      {
        id: "vip",
        when: { join: "and", items: [{ subject: "contact.tags", operator: "has_any", value: [things.vip] }] },
      },
    ],
  },
  hours: { calendarId: things.calendar },
  comment: { text: "{{contact.name}} espera", mentions: ["assignee", things.ana] },
  message: { text: "Hola {{contact.first_name}}" },
  template: { templateId: things.template, values: { "1": "{{contact.name}}", "2": "mañana" } },
  ask: {
    text: "¿Cuál es tu plan?",
    answer: "choice",
    options: ["Oro", "Plata"],
    minutes: 60,
    variable: "plan",
    fieldId: things.plan,
  },
  move_inbox: { inboxId: things.sales, reasonId: things.price },
  reason: { reasonId: things.price },
  tag: { add: [things.vip] },
  priority: { ahead: true },
  field: { fieldId: things.points, value: 12 },
  task: { title: "Llamar a {{contact.name}}", owner: things.ana },
  create_ticket: { funnelId: things.funnel, stageId: things.stage, subject: "Compra" },
  move_ticket: { stageId: things.stage },
  resolve_ticket: { resolution: "lost", reasonId: things.lost },
  close: { outcome: "resolved" },
  snooze: { minutes: null },
  http: {
    method: "POST",
    url: "https://example.com/{{conversation.number}}",
    headers: [{ name: "Authorization", value: "Bearer {{secret.TOKEN}}" }],
    body: '{"name": "{{contact.name}}"}',
    variable: "order",
  },
  workflow: { workflowId: things.manual },
  jump: { to: "a", times: 3 },
};

const all = <T>(one: T) => new Map(Object.values(things).map((id) => [id, one]));
const named = all({ name: "Uno" });
const field = { name: "Uno", of: "contact" as const, kind: "text" as const, options: [] };
/** Every id is one of every kind. */
export const everything: Known = {
  self: null,
  member: all({ name: "Uno", role: "agent" as const }),
  group: named,
  inbox: named,
  connection: named,
  reason: all({ name: "Uno", inbox: things.sales }),
  resolution_reason: all({ name: "Uno", kind: "lost" as const }),
  tag: named,
  field: all(field),
  funnel: named,
  stage: all({ name: "Uno", funnel: things.funnel }),
  template: all({ name: "Uno", keys: [] }),
  calendar: named,
  workflow: all({ name: "Uno", manual: true, calls: [] }),
  secrets: new Set(),
};

/** The ids another desk has for the same things. */
export const elsewhere = (text: string) => text.replaceAll("-4000-8000-", "-4000-9000-");
const moved = <T>(of: ReadonlyMap<string, T>) => new Map([...of].map(([id, one]) => [elsewhere(id), one]));
/** The same company on another desk. */
export const other: Known = {
  self: null,
  member: moved(known.member),
  group: moved(known.group),
  inbox: moved(known.inbox),
  connection: moved(known.connection),
  reason: moved(known.reason),
  resolution_reason: moved(known.resolution_reason),
  tag: moved(known.tag),
  field: moved(known.field),
  funnel: moved(known.funnel),
  stage: moved(known.stage),
  template: moved(known.template),
  calendar: moved(known.calendar),
  workflow: moved(known.workflow),
  secrets: known.secrets,
};
