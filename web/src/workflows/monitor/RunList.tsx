import { type Run, runStates } from "@relevo/contract/workflow-runs.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Select } from "../../design/Select.tsx";
import { More } from "../../settings/audit/More.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { box } from "../../settings/Tick.tsx";
import { type OneWorkflow, runsQuery } from "../queries.ts";
import type { MonitorPlace } from "./place.rules.ts";
import { RunRow } from "./RunRow.tsx";

/** The runs of a period, newest first, as far as the filters let them through. */
export function RunList({
  workflow,
  since,
  place: { state, step, edge },
  onChange,
}: {
  workflow: OneWorkflow;
  since: string;
  place: MonitorPlace;
  onChange: (change: Partial<MonitorPlace>) => void;
}) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(runsQuery({ workflowId: workflow.id, from: since, state, step, edge }));
  const choices = [
    { value: "all", label: t("workflows.monitor.allStates") },
    ...runStates.map((value) => ({ value, label: t(`workflows.monitor.states.${value}`) })),
  ];
  return (
    <section className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="flex-1 font-semibold">{t("workflows.monitor.list")}</h2>
        <Select
          className="w-44!"
          label={t("workflows.monitor.state")}
          choices={choices}
          value={state ?? "all"}
          onChange={(value) => onChange({ state: runStates.find((one) => one === value) })}
        />
      </header>
      <Loaded query={query} rows={5}>
        {({ pages }) => {
          const runs: Run[] = pages.flatMap(({ items }) => items);
          if (runs.length === 0) return <None workflow={workflow} narrowed={Boolean(state ?? step)} />;
          return (
            <ul className={box}>
              {runs.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <More loading={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      )}
    </section>
  );
}

function None({ workflow: { version }, narrowed }: { workflow: OneWorkflow; narrowed: boolean }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={Activity}
      heading="h3"
      title={t(narrowed ? "workflows.monitor.noMatch" : "workflows.monitor.none")}
    >
      {narrowed
        ? t("workflows.monitor.noMatchAbout")
        : t(version === null ? "workflows.monitor.noneDraft" : "workflows.monitor.noneAbout")}
    </EmptyState>
  );
}
