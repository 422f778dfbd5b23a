import type { auditEs } from "./audit.es.ts";

/** The parts before the dot of events' names, in the order people look for them. */
export const areas: readonly (keyof (typeof auditEs)["areas"])[] = [
  "conversation",
  "message",
  "comment",
  "task",
  "ticket",
  "funnel",
  "stage",
  "rule",
  "field",
  "approval",
  "contact",
  "company",
  "member",
  "group",
  "invitation",
  "inbox",
  "policy",
  "calendar",
  "template",
  "connection",
  "key",
  "account",
];
