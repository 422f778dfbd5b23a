import type { Tag } from "@relevo/contract/tags.ts";

/** The colours of tags are those of the interface's meanings: each has its contrast proved in both themes. */
export const tagPaint: Record<Tag["colour"], string> = {
  grey: "bg-quiet-ground text-quiet",
  teal: "bg-selected text-accent",
  amber: "bg-waiting-ground text-waiting",
  green: "bg-answered-ground text-answered",
  red: "bg-breach-ground text-breach",
  violet: "bg-expired-ground text-expired",
  blue: "bg-ai-ground text-ai",
  orange: "bg-human-ground text-human",
};
