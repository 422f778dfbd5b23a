import type { Conversation } from "@relevo/contract/conversations.ts";
import { lazy, Suspense } from "react";
import type { TransferKind } from "./use-open-actions.ts";

const TransferDialog = lazy(() => import("./TransferDialog.tsx"));
const ClassifyDialog = lazy(() => import("./ClassifyDialog.tsx"));

/** What an action may ask before it acts. */
export type Question = TransferKind | "classify";

/** The question an action asks; each comes with its code when it is first asked. */
export function AskedDialog({
  question,
  conversation,
  onClose,
}: {
  question: Question;
  conversation: Conversation;
  onClose: () => void;
}) {
  const about = { conversation, onClose };
  return (
    <Suspense>
      {question === "classify" ? (
        <ClassifyDialog {...about} />
      ) : (
        <TransferDialog {...about} kind={question} />
      )}
    </Suspense>
  );
}
