import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
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
  const [asking, setAsking] = useState(false);
  // Who comes for the first time is asked at once.
  const ready = workflow.problems.length === 0;
  const asks = writes && ready && (asking || past?.length === 0);
  const open = (simulation: string) => {
    setAsking(false);
    go({ simulation, act: undefined, step: undefined, edge: undefined }, false);
  };
  return (
    <>
      <section className="flex flex-col gap-4">
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-72">
            <p className="max-w-xl text-soft">{t("workflows.simulate.about")}</p>
            {!ready && (
              <p className="mt-2 text-waiting">
                {t("workflows.simulate.problems")}{" "}
                <Link
                  to="/workflows/$workflowId"
                  params={{ workflowId: workflow.id }}
                  className="rounded-small underline underline-offset-2"
                >
                  {t("workflows.acts.open")}
                </Link>
              </p>
            )}
          </div>
          {writes && ready && !asks && (
            <Button variant="primary" icon={FlaskConical} onClick={() => setAsking(true)}>
              {t("workflows.simulate.again")}
            </Button>
          )}
        </div>
        {asks && <AskForm id={workflow.id} onStarted={open} />}
      </section>
      {past && past.length > 0 && (
        <div className="grid grid-cols-[minmax(0,1fr)_16rem] items-start gap-8 max-lg:grid-cols-1">
          {chosen !== undefined && (
            <Chosen id={chosen} place={{ ...place, simulation: chosen }} onChange={go} />
          )}
          <div className="max-lg:order-first">
            <Past simulations={past} chosen={chosen} onChoose={open} />
          </div>
        </div>
      )}
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
