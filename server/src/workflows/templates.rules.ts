import type { Language } from "@relevo/contract/words.ts";
import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import type { Definition, WorkflowTemplate } from "@relevo/contract/workflows.ts";
import type { z } from "zod";

/** What a template makes, in a language. To whom it gives is left to be chosen. */
export function templateOf(template: z.infer<typeof WorkflowTemplate>, language: Language): Definition {
  return templates[template](words[language]);
}

const templates: Record<z.infer<typeof WorkflowTemplate>, (words: Words) => Definition> = {
  quick_transfer: (said) => ({
    trigger: { kind: "conversation_opened" },
    conditions: {
      join: "and",
      items: [{ subject: "conversation.source", operator: "is", value: "contact" }],
    },
    oncePerContact: false,
    endsWithConversation: false,
    first: "assign",
    steps: [
      { ...toGroup, id: "assign", name: said.assign, edges: { next: "wait" } },
      {
        kind: "wait",
        id: "wait",
        name: said.wait,
        edges: { next: "branch" },
        minutes: 15,
        clock: "elapsed",
      },
      {
        kind: "branch",
        id: "branch",
        name: said.branch,
        edges: { unanswered: "reassign" },
        branches: [
          {
            id: "unanswered",
            name: said.unanswered,
            when: {
              join: "and",
              items: [
                { subject: "conversation.state", operator: "is", value: "open" },
                { subject: "since.outgoing", operator: "not_exists" },
              ],
            },
          },
        ],
      },
      { ...toGroup, id: "reassign", name: said.reassign, edges: { next: "comment" }, onlineOnly: true },
      {
        kind: "comment",
        id: "comment",
        name: said.comment,
        edges: {},
        text: said.note,
        mentions: ["assignee"],
      },
    ],
  }),
};

const toGroup = {
  kind: "assign",
  to: { kind: "group", groupId: null },
  logic: "round_robin",
  onlineOnly: false,
  capacity: null,
  excludeFailed: true,
  unlessReassigned: true,
  timeoutMinutes: 7 * 24 * 60,
} as const satisfies Omit<StepOf<"assign">, "id" | "name" | "edges">;

/** Names of the steps, and what the second person reads. */
type Words = Record<"assign" | "wait" | "branch" | "unanswered" | "reassign" | "comment" | "note", string>;
const words: Record<Language, Words> = {
  es: {
    assign: "Asignar a un primer agente",
    wait: "Darle tiempo para responder",
    branch: "¿Respondió?",
    unanswered: "Sigue abierta y nadie respondió",
    reassign: "Asignar a otro agente en línea",
    comment: "Avisarle",
    note: "{{assignee.name}}, esta conversación pasa a ti: {{contact.name}} todavía no recibió respuesta.",
  },
  "pt-BR": {
    assign: "Atribuir a um primeiro agente",
    wait: "Dar tempo para responder",
    branch: "Respondeu?",
    unanswered: "Continua aberta e ninguém respondeu",
    reassign: "Atribuir a outro agente online",
    comment: "Avisar",
    note: "{{assignee.name}}, esta conversa passa para você: {{contact.name}} ainda não recebeu resposta.",
  },
  en: {
    assign: "Assign to a first agent",
    wait: "Give them time to answer",
    branch: "Did they answer?",
    unanswered: "Still open and nobody answered",
    reassign: "Assign to another agent online",
    comment: "Tell them",
    note: "{{assignee.name}}, this conversation is yours now: {{contact.name}} has not been answered yet.",
  },
};
