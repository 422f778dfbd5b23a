import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "../../design/Select.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { WorkflowPage } from "../inside/WorkflowPage.tsx";
import { type OneWorkflow, statsQuery, versionsQuery } from "../queries.ts";
import { Drawn } from "./Drawn.tsx";
import { Figures } from "./Figures.tsx";
import {
  beginningOf,
  type MonitorPlace,
  type Period,
  periods,
  readMonitor,
  writeMonitor,
} from "./place.rules.ts";
import { RunList } from "./RunList.tsx";

const from = "/frame/workflows/$workflowId/runs";

/** Monitor: how a workflow does, which ways its runs take, and each of them. */
export function MonitorScreen() {
  const { workflowId } = useParams({ from });
  return <WorkflowPage id={workflowId}>{(workflow) => <Monitor workflow={workflow} />}</WorkflowPage>;
}

function Monitor({ workflow }: { workflow: OneWorkflow }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/workflows/$workflowId/runs" });
  const place = readMonitor(useSearch({ from }));
  const go = (change: Partial<MonitorPlace>) =>
    void navigate({ search: writeMonitor({ ...place, ...change }), replace: true, resetScroll: false });
  const since = useMemo(() => beginningOf(place.days, Date.now()), [place.days]);
  const stats = useQuery(statsQuery(workflow.id, since));
  const inForce = useInfiniteQuery(versionsQuery(workflow.id)).data?.pages[0]?.items[0];
  const definition = inForce?.definition ?? workflow.draft;
  return (
    <>
      <section className="flex flex-col gap-3">
        <header className="flex flex-wrap items-center gap-3">
          <h2 className="flex-1 font-semibold">{t("workflows.monitor.figures")}</h2>
          <Select
            className="w-44!"
            label={t("workflows.monitor.period")}
            choices={periods.map((days) => ({
              value: String(days),
              label: t("workflows.monitor.days", { count: days }),
            }))}
            value={String(place.days)}
            onChange={(days) => go({ days: asPeriod(days) })}
          />
        </header>
        <Loaded query={stats} rows={2}>
          {(data) => (
            <>
              <Figures stats={data} state={place.state} onState={(state) => go({ state })} />
              <Drawn
                definition={definition}
                version={inForce?.version}
                stats={data}
                place={place}
                onChange={go}
              />
            </>
          )}
        </Loaded>
      </section>
      <RunList workflow={workflow} since={since} place={place} onChange={go} />
    </>
  );
}

function asPeriod(days: string): Period {
  return periods.find((one) => String(one) === days) ?? 30;
}
