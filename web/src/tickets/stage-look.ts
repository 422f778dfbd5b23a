import type { Stage } from "@relevo/contract/funnels.ts";
import { Archive, Check, type LucideIcon, Sparkles, User, X } from "lucide-react";
import type { Tone } from "../design/tones.ts";

/** What a stage is seen as: what entering does where it does something, else who answers there. */
export type StageLook = "human" | "ai" | "won" | "lost" | "closing";

export function lookOf({ kind, type }: Pick<Stage, "kind" | "type">): StageLook {
  return type === "normal" ? kind : type;
}

/** The colour and the mark of each; their word stands beside them. */
export const stageLooks: Record<StageLook, { tone: Tone; icon: LucideIcon }> = {
  human: { tone: "human", icon: User },
  ai: { tone: "ai", icon: Sparkles },
  won: { tone: "answered", icon: Check },
  lost: { tone: "breach", icon: X },
  closing: { tone: "quiet", icon: Archive },
};
