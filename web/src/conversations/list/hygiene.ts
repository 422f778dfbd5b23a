import type { HygieneView } from "@relevo/contract/conversations.ts";
import {
  Archive,
  Copy,
  type LucideIcon,
  MessageCircleWarning,
  Moon,
  ShieldAlert,
  TimerOff,
  Unlink,
  UserRoundX,
} from "lucide-react";

/** The mark of each view that keeps inboxes clean. */
export const hygieneIcons: Record<HygieneView, LucideIcon> = {
  unanswered: MessageCircleWarning,
  abandoned: TimerOff,
  stale: Archive,
  orphans: Unlink,
  duplicates: Copy,
  unowned: UserRoundX,
  snoozed: Moon,
  exceptions: ShieldAlert,
};
