import type { Stage } from "@relevo/contract/funnels.ts";
import { classes } from "../../design/classes.ts";
import { tones } from "../../design/tones.ts";
import { lookOf, stageLooks } from "../stage-look.ts";

/** A stage's mark in its colour; its words stand beside it. */
export function StageMark({
  stage,
  size = "base",
}: {
  stage: Pick<Stage, "kind" | "type">;
  size?: "small" | "base";
}) {
  const { tone, icon: Icon } = stageLooks[lookOf(stage)];
  return (
    <span
      aria-hidden
      className={classes(
        "inline-flex shrink-0 items-center justify-center rounded-small",
        size === "small" ? "size-5" : "size-8",
        tones[tone].paint,
      )}
    >
      <Icon size={size === "small" ? 12 : 16} />
    </span>
  );
}
