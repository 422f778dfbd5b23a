import { discardReasons, outcomes } from "@relevo/contract/closing.ts";
import type { EventItem } from "@relevo/contract/messages.ts";
import { commentTriggers } from "@relevo/contract/policies.ts";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { sentenceOf } from "./sentence.rules.ts";

/** Says what happened to the conversation, with who did it. */
export function useSentence(): (item: EventItem) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const actorName = useActorName();
  return (item) => {
    const { key, names } = sentenceOf(item);
    const { note, until, ...codes } = item.words;
    const outcome = outcomes.find((one) => one === codes.outcome);
    const discard = discardReasons.find((one) => one === codes.discard);
    const trigger = commentTriggers.find((one) => one === codes.trigger);
    return t(`conversations.said.events.${key}`, {
      ...names,
      actor: actorName(item),
      why: note ? String(t("conversations.said.events.why", { note })) : "",
      until: until ? `${formats.day(until)}, ${formats.clock(until)}` : "",
      // What a newer server names and this page has not heard of stands as it came.
      outcome: outcome ? t(`conversations.record.outcomes.${outcome}`) : (codes.outcome ?? ""),
      discard: discard ? t(`conversations.record.discards.${discard}`) : (codes.discard ?? ""),
      trigger: trigger ? t(`conversations.note.triggers.${trigger}`) : (codes.trigger ?? ""),
    });
  };
}

/** Who did something: a person or a customer by their name, a workflow as what it is. */
export function useActorName(): (of: { actor: EventItem["actor"] }) => string {
  const { t } = useTranslation();
  return ({ actor: { kind, name } }) => {
    if (name === "") return t(`conversations.said.events.${kind}`);
    return kind === "workflow" ? t("conversations.said.events.workflowNamed", { name }) : name;
  };
}
