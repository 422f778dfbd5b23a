import type { SimulationReport } from "@relevo/contract/simulations.ts";
import { FlaskConical } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Fold } from "../../tickets/screen/Fold.tsx";
import type { OneSimulation } from "../queries.ts";
import { Acts } from "./Acts.tsx";
import { DrawnReport } from "./DrawnReport.tsx";
import { FirstResponse } from "./FirstResponse.tsx";
import type { SimulatePlace } from "./place.rules.ts";
import { SimulatedList } from "./SimulatedList.tsx";
import { useSpanWords } from "./use-span-words.ts";

/** What the draft would have done, each figure leading to its conversations, and what the figures rest on. */
export function Report({
  simulation,
  report,
  place,
  onChange,
}: {
  simulation: OneSimulation;
  report: SimulationReport;
  place: SimulatePlace;
  onChange: (change: Partial<SimulatePlace>) => void;
}) {
  const { t } = useTranslation();
  const words = useSpanWords();
  const { looked, runs, acts, firstResponse, caveats, truncated } = report;
  return (
    <section className="flex min-w-0 flex-col gap-8">
      <div className="flex flex-col gap-3">
        <header>
          <h2 className="text-title font-semibold">
            {t("workflows.simulate.report")}: {words(simulation.filter)}
          </h2>
          <p className="text-soft">
            {t("workflows.simulate.looked", { count: looked, runs })}{" "}
            {truncated && t("workflows.simulate.truncated")}
          </p>
        </header>
        {runs > 0 && (
          <>
            <Acts acts={acts} chosen={place.act} onChoose={(act) => onChange({ act })} />
            <FirstResponse {...firstResponse} />
          </>
        )}
        {caveats.length > 0 && (
          <Fold title={t("workflows.simulate.caveats")}>
            <ul className="max-w-2xl list-disc ps-5 text-list text-soft">
              {caveats.map((code) => (
                <li key={code}>{t(`workflows.simulate.caveat.${code}`)}</li>
              ))}
            </ul>
          </Fold>
        )}
      </div>
      {runs === 0 ? (
        <EmptyState icon={FlaskConical} heading="h3" title={t("workflows.simulate.nothing")}>
          {t("workflows.simulate.nothingAbout")}
        </EmptyState>
      ) : (
        <>
          <DrawnReport definition={simulation.definition} report={report} place={place} onChange={onChange} />
          <SimulatedList simulation={simulation} place={place} onChange={onChange} />
        </>
      )}
    </section>
  );
}
