import type { SimulationReport } from "@relevo/contract/simulations.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { triggerId } from "../canvas/flow.rules.ts";
import { Drawing } from "../inside/Drawing.tsx";
import { StepFilter } from "../inside/StepFilter.tsx";
import { countsOf } from "../monitor/counts.rules.ts";
import type { SimulatePlace } from "./place.rules.ts";

/** Which ways would have been taken, on the drawing; a step or a way leads to its conversations. */
export function DrawnReport({
  definition,
  report,
  place: { step, edge },
  onChange,
}: {
  definition: Definition;
  report: SimulationReport;
  place: SimulatePlace;
  onChange: (change: Partial<SimulatePlace>) => void;
}) {
  const { t } = useTranslation();
  const { marks, edges } = useMemo(
    () => countsOf(definition, { begun: report.runs, steps: report.steps }, () => undefined),
    [definition, report],
  );
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("workflows.simulate.drawn")}</h3>
      <p className="text-list text-soft">{t("workflows.simulate.drawnAbout")}</p>
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
