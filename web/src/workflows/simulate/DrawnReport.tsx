import type { SimulationReport } from "@relevo/contract/simulations.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CountedDrawing } from "../inside/CountedDrawing.tsx";
import { countsOf } from "../monitor/counts.rules.ts";
import type { SimulatePlace } from "./place.rules.ts";

/** Which ways would have been taken, on the drawing; a step or a way leads to its conversations. */
export function DrawnReport({
  definition,
  report,
  place,
  onChange,
}: {
  definition: Definition;
  report: SimulationReport;
  place: SimulatePlace;
  onChange: (change: Partial<SimulatePlace>) => void;
}) {
  const { t } = useTranslation();
  const counts = useMemo(
    () => countsOf(definition, { begun: report.runs, steps: report.steps }, () => undefined),
    [definition, report],
  );
  return (
    <CountedDrawing
      title={t("workflows.simulate.drawn")}
      about={t("workflows.simulate.drawnAbout")}
      definition={definition}
      counts={counts}
      chosen={place}
      onChange={({ step, edge }) => onChange({ step, edge })}
    />
  );
}
