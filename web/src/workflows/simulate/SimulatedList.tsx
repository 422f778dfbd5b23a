import { type SimulatedRun, simulatedActs } from "@relevo/contract/simulations.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { Select } from "../../design/Select.tsx";
import { More } from "../../settings/audit/More.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { box } from "../../settings/Tick.tsx";
import { ConversationLink } from "../inside/ConversationLink.tsx";
import { useLength } from "../inside/use-length.ts";
import { type OneSimulation, simulatedRunsQuery } from "../queries.ts";
import type { SimulatePlace } from "./place.rules.ts";

/** The conversations a run would have begun for; each opens step by step. */
export function SimulatedList({
  simulation,
  place: { act, step, edge },
  onChange,
}: {
  simulation: OneSimulation;
  place: SimulatePlace;
  onChange: (change: Partial<SimulatePlace>) => void;
}) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(simulatedRunsQuery(simulation.id, { act, step, edge }));
  const choices = [
    { value: "all", label: t("workflows.simulate.allActs") },
    ...simulatedActs.map((value) => ({ value, label: t(`workflows.simulate.acts.${value}`) })),
  ];
  return (
    <section className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-3">
        <h3 className="flex-1 font-semibold">{t("workflows.simulate.list")}</h3>
        <Select
          className="w-48!"
          label={t("workflows.simulate.byAct")}
          choices={choices}
          value={act ?? "all"}
          onChange={(value) => onChange({ act: simulatedActs.find((one) => one === value) })}
        />
      </header>
      <Loaded query={query} rows={5}>
        {({ pages }) => {
          const runs = pages.flatMap(({ items }) => items);
          if (runs.length === 0) return <p className="text-soft">{t("workflows.simulate.noMatch")}</p>;
          return (
            <ul className={box}>
              {runs.map((run) => (
                <Row key={run.id} run={run} workflowId={simulation.workflow.id} />
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

function Row({ run, workflowId }: { run: SimulatedRun; workflowId: string }) {
  const { t } = useTranslation();
  const length = useLength();
  const { id, conversation, contact, startedAt, acts, firstResponse } = run;
  const span = (ms: number | null) => (ms === null ? t("workflows.simulate.noAnswer") : length(ms));
  return (
    <li className="flex items-center gap-x-4 gap-y-1 px-4 py-2.5 max-sm:flex-wrap">
      <div className="min-w-0 flex-1 basis-48">
        <Link
          to="/workflows/$workflowId/simulate/$simulatedId"
          params={{ workflowId, simulatedId: id }}
          aria-label={t("workflows.simulate.open", { name: contact.name })}
          className="block truncate rounded-small font-medium hover:underline"
        >
          <bdi>{contact.name}</bdi>
        </Link>
        <p className="flex flex-wrap gap-x-2 text-list text-soft">
          <ConversationLink conversation={conversation} />
          <RelativeTime at={startedAt} />
        </p>
      </div>
      <p className="min-w-0 flex-1 basis-40 truncate text-list">
        {acts.map((act) => t(`workflows.simulate.did.${act}`)).join(", ")}
      </p>
      <p className="text-end text-list text-soft tabular-nums max-sm:text-start">
        <span className="block text-small">{t("workflows.simulate.firstResponse")}</span>
        {span(firstResponse.wasMs)}
        {firstResponse.wouldMs !== firstResponse.wasMs && (
          <span className="text-ink"> → {span(firstResponse.wouldMs)}</span>
        )}
      </p>
    </li>
  );
}
