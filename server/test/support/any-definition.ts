import { operators, type Subject, subjects } from "@relevo/contract/workflow-conditions.ts";
import { stepKinds } from "@relevo/contract/workflow-steps.ts";
import { Definition, triggerKinds } from "@relevo/contract/workflows.ts";
import fc from "fast-check";
import { things } from "./workflow-definitions.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom(
    "",
    "{{contact.name}}",
    "{{plan}} {{order.items.0}}",
    `{{field.${things.points}}} {{ field.${things.nothing} }}`,
    "{{secret.TOKEN}}",
    "{{__proto__}}",
    "- yaml: [*a, &b]\r\n\t# '\"",
    "2026-11-23",
    "null",
    "1e3",
  ),
);
const anyId = fc.constantFrom(...Object.values(things));
const stepIds = ["a", "b", "c", "d", "else", "constructor"];
const condition = fc.record(
  {
    subject: fc.constantFrom(...(Object.keys(subjects) as Subject[])),
    key: fc.oneof(anyId, fc.constantFrom("plan", "to", "source", "order.status", "__proto__")),
    operator: fc.constantFrom(...operators),
    value: fc.oneof(
      text,
      anyId,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.array(fc.oneof(anyId, text, fc.integer()), { maxLength: 3 }),
    ),
  },
  { requiredKeys: ["subject", "operator"] },
);
const join = fc.constantFrom("and", "or");
const tree = fc.record({
  join,
  items: fc.array(
    fc.oneof(condition, fc.record({ join, conditions: fc.array(condition, { maxLength: 3 }) })),
    {
      maxLength: 4,
    },
  ),
});
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
/** Settings of every kind at once: the contract takes those that are the step's. */
const settings = fc.record({
  to: fc.oneof(
    fc.record({ kind: fc.constant("member"), memberId: optional(anyId) }),
    fc.record({ kind: fc.constantFrom("group", "queue"), groupId: optional(anyId) }),
    fc.constant({ kind: "inbox" }),
  ),
  minutes: optional(fc.integer({ min: 1, max: 100_000 })),
  branches: fc.array(fc.record({ id: fc.constantFrom(...stepIds), when: tree }), { maxLength: 11 }),
  calendarId: optional(anyId),
  text,
  again: text,
  mentions: fc.array(fc.oneof(anyId, fc.constant("assignee")), { maxLength: 3 }),
  templateId: optional(anyId),
  values: fc.dictionary(fc.constantFrom("1", "2", "a/b~c", "constructor", "x"), text, { maxKeys: 3 }),
  answer: fc.constantFrom("text", "number", "choice", "yes_no", "date", "mail", "phone"),
  options: fc.array(fc.constantFrom("Oro", "Plata", "Otro"), { maxLength: 3 }),
  variable: fc.constantFrom("plan", "order", "contact", "constructor"),
  fieldId: optional(anyId),
  inboxId: optional(anyId),
  reasonId: optional(anyId),
  add: fc.array(anyId, { maxLength: 2 }),
  remove: fc.array(anyId, { maxLength: 2 }),
  ahead: fc.boolean(),
  value: optional(
    fc.oneof(
      fc.string({ minLength: 1 }).filter((one) => one.trim() !== ""),
      fc.integer(),
      fc.boolean(),
    ),
  ),
  title: text,
  owner: optional(fc.oneof(anyId, fc.constant("assignee"))),
  funnelId: optional(anyId),
  stageId: optional(anyId),
  subject: text,
  resolution: fc.constantFrom("won", "lost"),
  outcome: fc.constantFrom("resolved", "informed"),
  note: text,
  method: fc.constantFrom("GET", "POST"),
  url: text,
  headers: fc.array(fc.record({ name: text, value: text }), { maxLength: 3 }),
  body: text,
  workflowId: optional(anyId),
  times: fc.integer({ min: 1, max: 20 }),
});
const step = fc
  .record({
    id: fc.constantFrom(...stepIds),
    name: text,
    kind: fc.constantFrom(...stepKinds),
    edges: fc.dictionary(
      fc.constantFrom("next", "else", "timeout", "reply", "a", "b", "constructor", "x/y"),
      fc.constantFrom(...stepIds),
    ),
    settings,
  })
  .map(({ settings, kind, ...base }) => ({
    ...settings,
    ...base,
    kind,
    to: kind === "jump" ? base.id : settings.to,
  }));

/** Anything the contract takes, finished or not. */
export const anyDefinition: fc.Arbitrary<Definition> = fc
  .record({
    trigger: optional(
      fc.record({
        kind: fc.constantFrom(...triggerKinds),
        stageId: optional(anyId),
        fieldId: optional(anyId),
        tagId: optional(anyId),
        path: text,
        days: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
        at: fc.integer({ min: 0, max: 1439 }),
      }),
    ),
    conditions: tree,
    oncePerContact: fc.boolean(),
    endsWithConversation: fc.boolean(),
    first: optional(fc.constantFrom(...stepIds)),
    steps: fc.array(step, { maxLength: 6 }),
  })
  .map((given) => Definition.parse(given));
