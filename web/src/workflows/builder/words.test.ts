import { operators, subjectChoices, subjects } from "@relevo/contract/workflow-conditions.ts";
import { edgesOf, stepKinds } from "@relevo/contract/workflow-steps.ts";
import { fixedVariables } from "@relevo/contract/workflow-variables.ts";
import { problemKinds, triggerKinds } from "@relevo/contract/workflows.ts";
import { expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import { es } from "../../i18n/es.ts";
import { pt } from "../../i18n/pt.ts";
import { newStep } from "./new-step.rules.ts";
import { stepGroups } from "./step-groups.ts";

const languages = { es, pt, en };
const word = (words: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((at, key) => (at && typeof at === "object" ? Reflect.get(at, key) : undefined), words);

/** The words of the document people have in hand, and where the builder says them. */
const document = {
  "flow.trigger": ["Disparador", "Gatilho", "Trigger"],
  "builder.condition.category": ["Categoría", "Categoria", "Category"],
  "builder.condition.field": ["Campo", "Campo", "Field"],
  "builder.condition.operator": ["Operador", "Operador", "Operator"],
  "builder.condition.select": ["Seleccionar", "Selecionar", "Select"],
  "flow.steps.assign": ["Asignar a", "Atribuir a", "Assign to"],
  "flow.steps.wait": ["Esperar", "Esperar", "Wait"],
  "flow.steps.branch": ["Rama", "Ramificação", "Branch"],
  "flow.steps.comment": ["Añadir comentario", "Adicionar comentário", "Add comment"],
  "flow.triggers.conversation_opened": ["Conversación abierta", "Conversa aberta", "Conversation opened"],
  "flow.categories.source": ["Fuente", "Fonte", "Source"],
  "flow.categories.contact": ["Campo de contacto", "Campo de contato", "Contact field"],
  "flow.subjects.conversation.state": [
    "Estado de la conversación",
    "Estado da conversa",
    "Conversation status",
  ],
  "flow.categories.since_outgoing": [
    "Tiempo desde el último mensaje saliente",
    "Tempo desde a última mensagem enviada",
    "Time since last outgoing message",
  ],
  "flow.operators.is": ["es igual a", "é igual a", "is equal to"],
  "flow.operators.not_exists": ["no existe", "não existe", "does not exist"],
  "flow.choices.conversation.source.contact": ["Contacto", "Contato", "Contact"],
  "flow.choices.conversation.state.open": ["Abierta", "Aberta", "Open"],
  "builder.assign.onlineOnly": [
    "Asignar solo a usuarios en línea",
    "Atribuir só a usuários on-line",
    "Assign only to online users",
  ],
  "builder.assign.roundRobin": [
    "Distribución equilibrada (round robin)",
    "Distribuição equilibrada (round robin)",
    "Equal distribution (round robin)",
  ],
  "builder.assign.leastOpen": [
    "A quien tenga menos contactos abiertos",
    "A quem tiver menos contatos abertos",
    "Whoever has the fewest open contacts",
  ],
  "builder.publish": ["Guardar y publicar", "Salvar e publicar", "Save and publish"],
} as const;

test.each(Object.entries(document))(
  "S3-27: %s says what the document says, in three languages",
  (path, said) => {
    expect([word(es, path), word(pt, path), word(en, path)]).toEqual(said);
  },
);

test.each(Object.entries(languages))(
  "S3-27: everything a workflow is made of has its word in %s",
  (_, words) => {
    const choices = Object.entries(subjectChoices).flatMap(([subject, of]) =>
      of.map((one) => `${subject}.${one}`),
    );
    const paths = [
      ...triggerKinds.flatMap((kind) => [`flow.triggers.${kind}`, `builder.triggerAbout.${kind}`]),
      ...stepKinds.flatMap((kind) => [`flow.steps.${kind}`, `builder.stepAbout.${kind}`]),
      ...stepKinds
        .flatMap((kind) => edgesOf(newStep(kind, "s", "x")).filter((edge) => edge !== "b1"))
        .map((edge) => `flow.edges.${edge}`),
      ...Object.keys(subjects).map((subject) => `flow.subjects.${subject}`),
      ...operators.map((operator) => `flow.operators.${operator}`),
      ...choices.map((choice) => `flow.choices.${choice}`),
      ...problemKinds.map((problem) => `builder.problems.${problem}`),
      ...fixedVariables.map((variable) => `builder.variables.${variable}`),
    ];
    for (const path of paths) expect(word(words, path), path).toEqual(expect.stringMatching(/\S/));
  },
);

test("every step is offered once", () => {
  expect(stepGroups.flatMap(({ kinds }) => [...kinds]).toSorted()).toEqual(stepKinds.toSorted());
});
