import { useTranslation } from "react-i18next";
import { useCanvas } from "./canvas-context.ts";
import { inOrder, placesOf, stepOf, targetOf } from "./flow.rules.ts";
import { wayName } from "./use-flow-words.ts";

/** The steps as a list for those who do not see the drawing: what each does, and where it goes on. */
export function FlowOutline() {
  const { t } = useTranslation();
  const { definition, words } = useCanvas();
  const ids = inOrder(definition);
  const nameOf = (id: string | null) => {
    const step = stepOf(definition, id);
    return step ? `${ids.indexOf(step.id) + 1}. ${words.title(step)}` : t("flow.endsHere");
  };
  return (
    <ol aria-label={t("flow.stepList")} className="sr-only">
      {ids.map((id) => {
        const step = stepOf(definition, id);
        if (!step) return null;
        const ways = placesOf(step).map((place) => {
          const name = wayName(words, definition, place) ?? t("flow.edges.next");
          return `${name}: ${nameOf(targetOf(definition, place))}`;
        });
        return (
          <li key={id}>{[words.title(step), words.summary(step), ...ways].filter(Boolean).join(". ")}</li>
        );
      })}
    </ol>
  );
}
