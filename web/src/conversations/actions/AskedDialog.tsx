import type { Conversation } from "@relevo/contract/conversations.ts";
import { lazy, Suspense } from "react";
import { MoveDialog } from "../../tickets/move/load.ts";
import { StartDialog } from "../../workflows/conversation/load.ts";
import { CloseDialog, DiscardDialog, ReopenDialog, SnoozeDialog } from "../close/load.ts";
import type { EndingQuestion } from "./use-ending-actions.ts";
import type { TransferKind } from "./use-open-actions.ts";

const TransferDialog = lazy(() => import("./TransferDialog.tsx"));
const ClassifyDialog = lazy(() => import("./ClassifyDialog.tsx"));

/** What an action may ask before it acts. */
export type Question = TransferKind | EndingQuestion | "classify" | "automate";

const endings = {
  discard: DiscardDialog,
  snooze: SnoozeDialog,
  reopen: ReopenDialog,
} as const;

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
  return <Suspense>{dialogOf(question, about)}</Suspense>;
}

function dialogOf(question: Question, about: { conversation: Conversation; onClose: () => void }) {
  if (question === "classify") return <ClassifyDialog {...about} />;
  if (question === "automate") return <StartDialog {...about} />;
  if (question === "close") return <CloseDialog {...about} Mover={MoveDialog} />;
  if (isEnding(question)) {
    const Ending = endings[question];
    return <Ending {...about} />;
  }
  return <TransferDialog {...about} kind={question} />;
}

function isEnding(question: Question): question is Exclude<EndingQuestion, "close"> {
  return Object.hasOwn(endings, question);
}
