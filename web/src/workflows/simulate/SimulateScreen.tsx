import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCan } from "../../people/me.ts";
import { Loaded } from "../../settings/Loaded.tsx";
import { WorkflowPage } from "../inside/WorkflowPage.tsx";
import { type OneWorkflow, simulationQuery, simulationsQuery } from "../queries.ts";
import { AskForm } from "./AskForm.tsx";
import { Past } from "./Past.tsx";
import { readSimulate, type SimulatePlace, writeSimulate } from "./place.rules.ts";
import { Report } from "./Report.tsx";
import { Underway } from "./Underway.tsx";

const from = "/frame/workflows/$workflowId/simulate";

/** Trying a draft on what has already been: nothing is sent, nothing changed. */
export function SimulateScreen() {
  const { workflowId } = useParams({ from });
  return <WorkflowPage id={workflowId}>{(workflow) => <Simulate workflow={workflow} />}</WorkflowPage>;
}

function Simulate({ workflow }: { workflow: OneWorkflow }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/workflows/$workflowId/simulate" });
  const place = readSimulate(useSearch({ from }));
  const writes = useCan("workflows.write");
  const past = useQuery(simulationsQuery(workflow.id)).data;
  const chosen = place.simulation ?? past?.[0]?.id;
  const go = (change: Partial<SimulatePlace>, replace = true) =>
    void navigate({ search: writeSimulate({ ...place, ...change }), replace, resetScroll: false });
  const open = (simulation: string) =>
    go({ simulation, act: undefined, step: undefined, edge: undefined }, false);
  return (
    <>
      <section className="grid grid-cols-[minmax(0,1fr)_18rem] items-start gap-8 max-lg:grid-cols-1">
        <div className="flex flex-col gap-4">
          <p className="max-w-xl text-soft">{t("workflows.simulate.about")}</p>
          {workflow.problems.length > 0 && <p className="text-waiting">{t("workflows.simulate.problems")}</p>}
          {writes && <AskForm id={workflow.id} onStarted={open} />}
        </div>
        {past && past.length > 0 && <Past simulations={past} chosen={chosen} onChoose={open} />}
      </section>
      {chosen !== undefined && <Chosen id={chosen} place={{ ...place, simulation: chosen }} onChange={go} />}
    </>
  );
}

function Chosen({
  id,
  place,
  onChange,
}: {
  id: string;
  place: SimulatePlace;
  onChange: (change: Partial<SimulatePlace>) => void;
}) {
  const query = useQuery(simulationQuery(id));
  return (
    <Loaded query={query}>
      {(simulation) =>
        simulation.report ? (
          <Report simulation={simulation} report={simulation.report} place={place} onChange={onChange} />
        ) : (
          <Underway simulation={simulation} />
        )
      }
    </Loaded>
  );
}
