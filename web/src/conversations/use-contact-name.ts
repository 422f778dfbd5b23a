import type { Conversation } from "@relevo/contract/conversations.ts";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** What a contact is called here: their name, or, until they tell one, "Cliente" and the conversation's number. */
export function useContactName(): (conversation: Pick<Conversation, "contact" | "number">) => string {
  const { t } = useTranslation();
  return useCallback(({ contact, number }) => contact.name || t("conversations.nameless", { number }), [t]);
}
