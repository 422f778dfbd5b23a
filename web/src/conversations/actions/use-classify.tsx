import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Inbox as InboxShape, Reason } from "@relevo/contract/inboxes.ts";
import { useQuery } from "@tanstack/react-query";
import { Inbox, Tag } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { inboxesQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import type { Choices } from "./ChooseList.tsx";
import { useCommands } from "./commands.ts";
import { leavesGlobal, movesTo } from "./moves.rules.ts";
import { useNoteDraft } from "./use-note-draft.ts";

interface Place {
  inbox: InboxShape;
  reason: Reason | null;
  /** "Ventas › Cotización" */
  name: string;
}

/** A classification while it is put together: choosing a place does it, and what is missing is asked for then. */
export function useClassify(conversation: Conversation, onDone: () => void) {
  const { t } = useTranslation();
  const { classify } = useCommands();
  const me = useMe().member.id;
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const { inbox: own, reason: ownReason, owner } = conversation;
  const [toMe, setToMe] = useState(false);
  const [chosen, setChosen] = useState<Place>();
  const [refused, setRefused] = useState(0);
  const draft = useNoteDraft();
  const mayTake = owner?.id !== me;

  const go = async (place: Place) => {
    if (draft.busy) return;
    setChosen(place);
    const done = await draft.attempt((note) =>
      classify(conversation, place, { assignToMe: toMe && mayTake, note }),
    );
    if (done) onDone();
    else setRefused((count) => count + 1);
  };
  const groups = inboxes.map((inbox): Choices => {
    const items = movesTo(inbox, inboxes, conversation).map((reason) => {
      const current = inbox.id === own.id && (reason?.id ?? null) === (ownReason?.id ?? null);
      const label = reason?.name ?? t("conversations.classify.noReason");
      const name = `${inbox.name} › ${label}`;
      const hint = current
        ? t("conversations.classify.now")
        : !inbox.served && !(reason && toMe) && t("conversations.classify.unserved");
      const Mark = reason ? Tag : Inbox;
      return {
        id: `${inbox.id} ${reason?.id}`,
        name,
        label,
        ...(hint && { hint }),
        mark: <Mark aria-hidden size={16} className="mx-1 text-soft" />,
        current,
        choose: () => (current && !toMe ? onDone() : void go({ inbox, reason, name })),
      };
    });
    return { title: inbox.name, items };
  });
  return {
    ...draft,
    groups: groups.filter(({ items }) => items.length > 0),
    leaving: leavesGlobal(inboxes, conversation),
    mayTake,
    toMe,
    setToMe,
    chosen,
    /** To the choice of the place, with what was written kept. */
    back: () => setChosen(undefined),
    submission: {
      refused,
      problem: draft.problem,
      submit(event?: FormEvent) {
        event?.preventDefault();
        event?.stopPropagation();
        if (chosen) void go(chosen);
      },
    },
  };
}
