import { createElement } from "react";
import type { Pickable } from "../../design/Picker.tsx";
import { inOrder, stepOf } from "../canvas/flow.rules.ts";
import { stepIcons } from "../canvas/step-look.ts";
import { useBuilding } from "./building.ts";

/** The steps to choose from, in their order: number and name, and what each does. */
export function useSteps(): Pickable[] {
  const { definition, words } = useBuilding();
  return inOrder(definition).flatMap((id, i) => {
    const step = stepOf(definition, id);
    if (!step) return [];
    const mark = createElement(stepIcons[step.kind], {
      "aria-hidden": true,
      size: 16,
      className: "shrink-0 text-soft",
    });
    return { id, name: `${i + 1}. ${words.title(step)}`, hint: words.summary(step), mark };
  });
}
