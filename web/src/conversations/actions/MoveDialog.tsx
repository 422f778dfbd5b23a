import type { Conversation } from "@relevo/contract/conversations.ts";
import { useQuery } from "@tanstack/react-query";
import { Inbox, Tag } from "lucide-react";
import { useTranslation } from "react-i18next";
import { inboxesQuery } from "../../people/lists.ts";
import { useContactName } from "../use-contact-name.ts";
import { type Choices, ChooseDialog } from "./ChooseDialog.tsx";
import { useCommands } from "./commands.ts";
import { movesTo } from "./moves.rules.ts";

/** Inbox and reason in one choice: "Ventas › Cotización" is found by typing either. */
export default function MoveDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { move } = useCommands();
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const { inbox: own, reason: ownReason } = conversation;
  const nameOf = useContactName();
  const groups = inboxes.map((inbox): Choices => {
    const items = movesTo(inbox, inboxes, conversation).map((reason) => {
      const current = inbox.id === own.id && (reason?.id ?? null) === (ownReason?.id ?? null);
      const words = reason?.name ?? t("conversations.act.moving.noReason");
      return {
        id: `${inbox.id} ${reason?.id}`,
        name: `${inbox.name} › ${words}`,
        label: words,
        ...(current && { hint: t("conversations.act.moving.now") }),
        mark: reason ? (
          <Tag aria-hidden size={16} className="mx-1 text-soft" />
        ) : (
          <Inbox aria-hidden size={16} className="mx-1 text-soft" />
        ),
        current,
        choose: () => void move(conversation, inbox, reason),
      };
    });
    return { title: inbox.name, items };
  });
  return (
    <ChooseDialog
      title={t("conversations.act.moving.title", { name: nameOf(conversation) })}
      description={
        ownReason
          ? t("conversations.act.moving.aboutReason", { inbox: own.name, reason: ownReason.name })
          : t("conversations.act.moving.about", { inbox: own.name })
      }
      find={t("conversations.act.moving.find")}
      groups={groups.filter(({ items }) => items.length > 0)}
      onClose={onClose}
    />
  );
}
