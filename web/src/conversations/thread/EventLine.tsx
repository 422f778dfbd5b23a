import type { EventItem } from "@relevo/contract/messages.ts";
import { ArrowRightLeft, type LucideIcon, MessageSquarePlus, UserRoundCheck } from "lucide-react";
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

export function eventIcon(name: string): LucideIcon {
  if (name === "conversation.assigned") return UserRoundCheck;
  return name === "conversation.moved" ? ArrowRightLeft : MessageSquarePlus;
}
