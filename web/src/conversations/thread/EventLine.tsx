import type { EventItem } from "@relevo/contract/messages.ts";
import { Link } from "@tanstack/react-router";
import {
  ArrowRightLeft,
  CircleCheck,
  Flag,
  GitMerge,
  Hourglass,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  MessageSquarePlus,
  Moon,
  Ticket,
  UserRoundCheck,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCan } from "../../people/me.ts";
import { Clock } from "./Line.tsx";
import { useSentence } from "./use-sentence.ts";

/** Something that happened to the conversation, as a sentence between what was said. */
export function EventLine({ item }: { item: EventItem }) {
  const say = useSentence();
  const Icon = eventIcon(item.name);
  return (
    <p className="px-6 py-1.5 text-center text-small text-balance text-soft">
      <Icon aria-hidden size={14} className="me-1.5 inline align-text-bottom" />
      {say(item)} · <Clock at={item.at} />
      <RunLink of={item.actor} />
    </p>
  );
}

/** To the run that did it, step by step, for who may see it. */
export function RunLink({ of: { run } }: { of: EventItem["actor"] }) {
  const { t } = useTranslation();
  const reads = useCan("workflows.read");
  if (!run || !reads) return null;
  return (
    <>
      {" · "}
      <Link
        to="/workflows/$workflowId/runs/$runId"
        params={{ workflowId: run.workflowId, runId: run.id }}
        className="rounded-small text-accent underline underline-offset-2"
      >
        {t("conversations.said.seeRun")}
      </Link>
    </>
  );
}

/** The mark of what an event is about. */
export function eventIcon(name: string): LucideIcon {
  return icons.find(([pattern]) => pattern.test(name))?.[1] ?? MessageSquarePlus;
}

const icons: readonly (readonly [RegExp, LucideIcon])[] = [
  [/ticket/, Ticket],
  [/priority_changed$/, ListOrdered],
  [/handed_off$/, UserRoundCheck],
  [/^task\./, ListTodo],
  [/merge/, GitMerge],
  [/snoozed$/, Moon],
  [/flagged$/, Flag],
  [/assigned$/, UserRoundCheck],
  [/moved$|transferred$|requeued$/, ArrowRightLeft],
  [/expired$|superseded$/, Hourglass],
  [/closed$|discarded$|settled$|confirmed$|^approval\./, CircleCheck],
];
