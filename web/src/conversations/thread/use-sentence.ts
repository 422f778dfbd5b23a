import type { EventItem } from "@relevo/contract/messages.ts";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "./sentence.rules.ts";

/** Says what happened to the conversation, with who did it. */
export function useSentence(): (item: EventItem) => string {
  const { t } = useTranslation();
  return (item) => {
    const { key, names } = sentenceOf(item);
    const actor = item.actor.name || t(`conversations.said.events.${item.actor.kind}`);
    return t(`conversations.said.events.${key}`, { actor, ...names });
  };
}
