import type { ConversationFacts, Facts, Said, TicketFacts } from "../../src/workflows/facts.rules.ts";

export const now = new Date("2026-11-23T15:00:00.000Z");
/** So many minutes before `now`. */
export const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

/** An id that reads as what it is: the digit repeated. */
export const id = (digit: string, kind = "0") =>
  `${kind.repeat(8)}-0000-4000-8000-${digit.padStart(12, "0")}`;

export const fieldIds = {
  text: id("1", "f"),
  number: id("2", "f"),
  date: id("3", "f"),
  choice: id("4", "f"),
  yes_no: id("5", "f"),
  ticket: id("6", "f"),
  empty: id("7", "f"),
};
export const stage = id("1", "5");
export const tags = { vip: id("1", "a"), late: id("2", "a"), other: id("3", "a") };

export const said = (author: Said["author"], text: string, minutes: number): Said => {
  return { id: id(String(minutes)), at: ago(minutes), text, author };
};

export const conversation: ConversationFacts = {
  id: id("1", "c"),
  state: "active",
  source: "contact",
  inbox: id("1", "b"),
  reason: id("2", "b"),
  connection: id("3", "b"),
  channel: "whatsapp",
  owner: id("1", "e"),
  group: id("4", "b"),
  openedAt: ago(30),
  waiting: true,
};
export const ticket: TicketFacts = {
  id: id("1", "d"),
  number: 77,
  state: "open",
  funnel: id("2", "5"),
  stage,
  stageKind: "human",
  enteredAt: ago(90),
  resolution: "none",
  subject: "Cotización de sillas",
  value: 1500,
  owner: null,
  fields: { [fieldIds.ticket]: "urgente" },
};
/** Diego, a VIP, wrote ten minutes ago; the desk answered by itself; Ana has it. */
export const facts: Facts = {
  zone: "America/Santiago",
  conversation,
  contact: {
    id: id("2", "c"),
    name: "Diego Núñez",
    phone: "+56991234567",
    mail: null,
    company: "Ferretería Ñuñoa",
    optedOut: false,
    fields: {
      [fieldIds.text]: "Providencia",
      [fieldIds.number]: 12,
      [fieldIds.date]: "2026-11-20",
      [fieldIds.choice]: "Oro",
      [fieldIds.yes_no]: false,
    },
    tags: [tags.vip, tags.late],
  },
  ticket,
  said: {
    incoming: said("contact", "Hola, ¿está listo el ENVÍO?", 10),
    outgoing: null,
    automatic: said("bot", "¡Bienvenido!", 9),
  },
  since: { contact: null, member: null },
  assignee: { id: id("1", "e"), name: "Ana", available: true, online: false },
  handed: null,
  hours: null,
  calendars: new Map(),
  fields: new Map([
    [fieldIds.text, { of: "contact", kind: "text", name: "Comuna" }],
    [fieldIds.number, { of: "contact", kind: "number", name: "Puntos" }],
    [fieldIds.date, { of: "contact", kind: "date", name: "Última compra" }],
    [fieldIds.choice, { of: "contact", kind: "choice", name: "Plan" }],
    [fieldIds.yes_no, { of: "contact", kind: "yes_no", name: "Acepta correos" }],
    [fieldIds.ticket, { of: "ticket", kind: "text", name: "Prioridad" }],
    [fieldIds.empty, { of: "contact", kind: "text", name: "Rubro" }],
  ]),
  names: { "conversation.number": "4321", "ticket.stage": "Cotizado", [stage]: "Ventas / Cotizado" },
};

/** Somebody of whom nothing is known, and nothing happened. */
export const nobody: Facts = {
  ...facts,
  conversation: null,
  ticket: null,
  assignee: null,
  contact: { ...facts.contact, name: "", phone: null, company: null, fields: {}, tags: [] },
  said: { incoming: null, outgoing: null, automatic: null },
};
