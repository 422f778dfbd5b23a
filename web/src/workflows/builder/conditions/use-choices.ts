import { type Condition, subjectChoices } from "@relevo/contract/workflow-conditions.ts";
import { useTranslation } from "react-i18next";
import type { Pickable } from "../../../design/Picker.tsx";
import { choiceWords } from "../../canvas/use-flow-words.ts";
import { useBuilding } from "../building.ts";

/** What can be chosen for a condition: fixed words, or the account's own things. */
export function useChoices({ subject, key }: Condition): readonly Pickable[] {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const fixed: Partial<Record<string, readonly string[]>> = subjectChoices;
  const own = fixed[subject];
  if (own) return own.map((id) => ({ id, name: choiceWords(t, subject, id) ?? id }));
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ id, name }));
  switch (subject) {
    case "conversation.inbox":
      return named(things.inboxes);
    case "conversation.reason":
      return things.inboxes.flatMap((inbox) =>
        inbox.reasons.map(({ id, name }) => ({ id, name, hint: inbox.name })),
      );
    case "conversation.connection":
      return named(things.connections);
    case "contact.tags":
      return named(things.tags);
    case "ticket.funnel":
      return named(things.funnels);
    case "ticket.stage":
      return things.funnels.flatMap((funnel) =>
        funnel.stages.map(({ id, name }) => ({ id, name, hint: funnel.name })),
      );
    case "assignee.id":
      return named(things.members.filter(({ active }) => active));
    case "assignee.group":
      return named(things.groups);
    case "contact.field":
    case "ticket.field": {
      const field = things.fields.find(({ id }) => id === key);
      return (field?.options ?? []).map((option) => ({ id: option, name: option }));
    }
    default:
      return [];
  }
}
