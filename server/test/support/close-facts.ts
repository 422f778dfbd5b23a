import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { PolicyColumn } from "@relevo/contract/policies.ts";
import type { CloseFacts } from "../../src/conversations/close/guard.rules.ts";
import { presetPolicy } from "../../src/inboxes/presets.rules.ts";

/** Minutes after 10:00. */
export const at = (minute: number) => new Date(Date.UTC(2026, 2, 12, 10, minute));
export const policyOf = (column: PolicyColumn, close: Partial<CloseFacts["policy"]["close"]> = {}) => {
  const policy = presetPolicy("guide", column, null);
  return { ...policy, close: { ...policy.close, company: "hidden" as const, ...close } };
};
/** Diego wrote at 10:00 and was answered at 10:05; the record is whole. */
export const facts: CloseFacts = {
  state: "active",
  owner: "ana",
  policy: policyOf("sales"),
  reason: "quotes",
  author: "Ana",
  contact: { name: "Diego", phone: "+56912345678", mail: "", company: false, individual: true },
  lastInbound: { id: "in", at: at(0) },
  unanswered: null,
  answer: { id: "out", at: at(5) },
  saidAt: at(5),
  settled: null,
  confirmed: null,
  comments: [],
  flags: [],
  tasks: [],
  unsent: [],
  ticket: null,
  others: [],
};
export const waiting: Partial<CloseFacts> = {
  unanswered: { id: "in", at: at(0) },
  answer: null,
  saidAt: null,
};
export const task = { id: "task", title: "Llamar", owner: "ana", dueAt: at(90), at: at(3), automatic: false };
export const ticket: NonNullable<CloseFacts["ticket"]> = {
  id: "ticket",
  number: 87,
  link: "confirmed",
  by: "member",
  linkedAt: at(3),
  source: "user",
  open: true,
  nextStep: "Enviar repuesto",
  nextStepAt: at(90),
  owner: "ana",
};
export const outside = { id: "comment", at: at(3), triggers: ["external" as const] };
export const record: CloseRequest = { outcome: "resolved", note: "" };
export const noted: CloseRequest = { ...record, note: "Queda llamar mañana con el precio final" };
