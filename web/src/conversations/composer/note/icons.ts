import type { CommentTrigger } from "@relevo/contract/policies.ts";
import { FileQuestion, Hand, type LucideIcon, PhoneForwarded, TriangleAlert } from "lucide-react";

/** The mark of each thing a comment may answer. */
export const triggerIcons: Record<CommentTrigger, LucideIcon> = {
  external: PhoneForwarded,
  missing_data: FileQuestion,
  handover: Hand,
  unusual: TriangleAlert,
};
