import { runStates } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { triggerId } from "../canvas/flow.rules.ts";
import { Drawing } from "../inside/Drawing.tsx";
import { StepFilter } from "../inside/StepFilter.tsx";
import type { WorkflowStats } from "../queries.ts";
import { countsOf } from "./counts.rules.ts";
import type { MonitorPlace } from "./place.rules.ts";

/** Which ways the runs took, on the drawing; a step or a way leads to its runs. */
export function Drawn({
  definition,
  version,
  stats,
  place: { step, edge },
  onChange,
}: {
  definition: Definition;
  /** The one that is drawn; undefined: the draft, which never ran. */
  version: number | undefined;
  stats: WorkflowStats;
  place: MonitorPlace;
  onChange: (change: Pick<MonitorPlace, "step" | "edge">) => void;
}) {
  const { t } = useTranslation();
  const { marks, edges } = useMemo(() => {
    const begun = runStates.reduce((sum, state) => sum + stats.states[state], 0);
    return countsOf(definition, { begun, steps: stats.steps }, ({ waiting = 0, failed = 0 }) =>
      [
        waiting > 0 && t("workflows.monitor.waitingHere", { count: waiting }),
        failed > 0 && t("workflows.monitor.failedHere", { count: failed }),
      ]
        .filter(Boolean)
        .join(", "),
    );
  }, [definition, stats, t]);
  return (
    <section className="mt-3 flex flex-col gap-2">
      <h3 className="font-semibold">{t("workflows.monitor.drawn")}</h3>
      <p className="text-list text-soft">
        {t("workflows.monitor.drawnAbout")}{" "}
        {version !== undefined && t("workflows.monitor.olderVersions", { version })}
      </p>
      <Drawing
        definition={definition}
        marks={marks}
        edgeMarks={edges}
        selected={step ?? null}
        onWay={({ from, edge: way }) => onChange({ step: from, edge: way })}
        onSelect={(id) =>
          onChange({ step: id === null || id === triggerId ? undefined : id, edge: undefined })
        }
      />
      {step !== undefined && (
        <StepFilter
          definition={definition}
          edges={edges}
          step={step}
          edge={edge}
          onChange={(chosen) => onChange(chosen ?? { step: undefined, edge: undefined })}
        />
      )}
    </section>
  );
}
