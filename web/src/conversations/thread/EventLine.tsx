import type { EventItem } from "@relevo/contract/messages.ts";
import {
  ArrowRightLeft,
  CircleCheck,
  Flag,
  GitMerge,
  Hourglass,
  ListTodo,
  type LucideIcon,
  MessageSquarePlus,
  Moon,
  Ticket,
  UserRoundCheck,
} from "lucide-react";
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
    </p>
  );
}

/** The mark of what an event is about. */
export function eventIcon(name: string): LucideIcon {
  return icons.find(([pattern]) => pattern.test(name))?.[1] ?? MessageSquarePlus;
}

const icons: readonly (readonly [RegExp, LucideIcon])[] = [
  [/ticket/, Ticket],
  [/^task\./, ListTodo],
  [/merge/, GitMerge],
  [/snoozed$/, Moon],
  [/flagged$/, Flag],
  [/assigned$/, UserRoundCheck],
  [/moved$|transferred$|requeued$/, ArrowRightLeft],
  [/expired$|superseded$/, Hourglass],
  [/closed$|discarded$|settled$|confirmed$|^approval\./, CircleCheck],
];
