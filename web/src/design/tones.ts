import {
  Check,
  CircleAlert,
  Clock,
  Hourglass,
  Lock,
  type LucideIcon,
  Pause,
  Sparkles,
  User,
} from "lucide-react";

/** What a colour means. Each has its own mark, so that colour never speaks alone. */
export type Tone = "waiting" | "answered" | "breach" | "expired" | "ai" | "human" | "comment" | "quiet";

/** Text and ground of each meaning, and the mark beside the word. */
export const tones: Record<Tone, { paint: string; mark: string; icon: LucideIcon }> = {
  waiting: { paint: "bg-waiting-ground text-waiting", mark: "text-waiting", icon: Clock },
  answered: { paint: "bg-answered-ground text-answered", mark: "text-answered", icon: Check },
  breach: { paint: "bg-breach-ground text-breach", mark: "text-breach", icon: CircleAlert },
  expired: { paint: "bg-expired-ground text-expired", mark: "text-expired", icon: Hourglass },
  ai: { paint: "bg-ai-ground text-ai", mark: "text-ai", icon: Sparkles },
  human: { paint: "bg-human-ground text-human", mark: "text-human", icon: User },
  comment: { paint: "bg-comment-ground text-comment", mark: "text-comment", icon: Lock },
  quiet: { paint: "bg-quiet-ground text-quiet", mark: "text-quiet", icon: Pause },
};
