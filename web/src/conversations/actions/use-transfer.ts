import type { Conversation } from "@relevo/contract/conversations.ts";
import { showPolicy } from "@relevo/contract/policies.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { keys, type ThreadData } from "../../live/cache.ts";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { emptyNote, naming } from "../composer/note/note.rules.ts";
import { useCommands } from "./commands.ts";
import { asksHandover, isUnready, type TransferTarget } from "./targets.rules.ts";
import { useNoteDraft } from "./use-note-draft.ts";
import type { TransferKind } from "./use-open-actions.ts";

/** A transfer while it is put together: to whom, why, what they must know, and whether to go on with nobody there. */
export function useTransfer(conversation: Conversation, kind: TransferKind, onDone: () => void) {
  const { member: me } = useMe();
  const queries = useQueryClient();
  const { transfer } = useCommands();
  const { id, inbox } = conversation;
  const [target, setTarget] = useState<TransferTarget | undefined>(
    kind === "take" ? { member: me } : undefined,
  );
  const [reason, setReason] = useState("");
  const [warned, setWarned] = useState(false);
  const [refused, setRefused] = useState(0);
  const draft = useNoteDraft(
    kind === "escalate" ? { ...emptyNote, chips: [{ trigger: "handover" }] } : undefined,
  );
  const policy = useQuery({
    queryKey: ["policies", inbox.id],
    queryFn: ({ signal }) => call(showPolicy, { params: { id: inbox.id } }, { signal }),
  }).data?.policy;
  const items = queries.getQueryData<ThreadData>(keys.thread(id))?.items ?? [];
  const due = [...conversation.flags, ...(asksHandover(policy, items) ? (["handover"] as const) : [])].filter(
    (trigger) => policy?.commentTriggers.includes(trigger),
  );

  const choose = (next: TransferTarget | undefined) => {
    setTarget(next);
    setWarned(false);
    if (!next) return;
    if (due.length > 0) draft.open(due);
    const { member } = next;
    if (kind !== "escalate" || !member || member.id === me.id) return;
    const { text = "", mentions = [] } = draft.note ?? {};
    draft.edit({
      text: naming(text, member.name),
      mentions: [...mentions, { id: member.id, name: member.name }],
    });
  };
  const submit = async () => {
    if (!target || draft.busy) return;
    if (isUnready(target, me.id) && !warned) return setWarned(true);
    if (await draft.attempt((note) => transfer(conversation, target, { reason: reason.trim(), note })))
      onDone();
    else setRefused((count) => count + 1);
  };
  return {
    ...draft,
    target,
    choose,
    reason,
    setReason,
    /** The person is not there, and it was asked. */
    warned,
    /** Somebody worked on it: whoever gets it must be told. */
    worked: due.includes("handover"),
    submission: {
      refused,
      problem: draft.problem,
      submit(event?: FormEvent) {
        event?.preventDefault();
        event?.stopPropagation();
        void submit();
      },
    },
  };
}
