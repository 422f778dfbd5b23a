import { runStates } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CountedDrawing } from "../inside/CountedDrawing.tsx";
import type { WorkflowStats } from "../queries.ts";
import { countsOf } from "./counts.rules.ts";
import type { MonitorPlace } from "./place.rules.ts";

/** Which ways the runs took, on the drawing; a step or a way leads to its runs. */
export function Drawn({
  definition,
  version,
  stats,
  place,
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
  const counts = useMemo(() => {
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
    <CountedDrawing
      className="mt-3"
      title={t("workflows.monitor.drawn")}
      about={
        <>
          {t("workflows.monitor.drawnAbout")}{" "}
          {version !== undefined && t("workflows.monitor.olderVersions", { version })}
        </>
      }
      definition={definition}
      counts={counts}
      chosen={place}
      onChange={({ step, edge }) => onChange({ step, edge })}
    />
  );
}
