import { edgesOf } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { placeKey, stepOf } from "../canvas/flow.rules.ts";
import { useFlowWords } from "../canvas/use-flow-words.ts";

/** Runs that came to a step, or left it one way; each way with how many took it. */
export function StepFilter({
  definition,
  edges,
  step: id,
  edge,
  onChange,
}: {
  definition: Definition;
  edges: ReadonlyMap<string, number>;
  step: string;
  edge: string | undefined;
  /** Null: the filter is taken off. */
  onChange: (chosen: { step: string; edge: string | undefined } | null) => void;
}) {
  const { t } = useTranslation();
  const words = useFlowWords();
  const step = stepOf(definition, id);
  const title = step ? words.title(step) : t("workflows.run.gone");
  const taken = step
    ? edgesOf(step).flatMap((way) => {
        const count = edges.get(placeKey({ from: id, edge: way })) ?? 0;
        return count > 0 || way === edge ? [{ way, count, name: words.edge(step, way) }] : [];
      })
    : [];
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        aria-pressed={edge === undefined}
        className="aria-pressed:bg-selected"
        onClick={() => onChange({ step: id, edge: undefined })}
      >
        {t("workflows.monitor.atStep", { step: title })}
      </Button>
      {taken.map(({ way, count, name }) => (
        <Button
          key={way}
          size="small"
          aria-pressed={edge === way}
          className="aria-pressed:bg-selected"
          onClick={() => onChange({ step: id, edge: way })}
        >
          → {name}
          <span className="text-soft tabular-nums">{count}</span>
        </Button>
      ))}
      <Button size="small" variant="quiet" icon={X} onClick={() => onChange(null)}>
        {t("workflows.monitor.clear")}
      </Button>
    </div>
  );
}
