import type { Answer } from "@relevo/contract/endpoint.ts";
import type { showRun } from "@relevo/contract/workflow-runs.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { backClass } from "../../settings/Page.tsx";
import { RefusalError } from "../../shell/api.ts";
import { Fold } from "../../tickets/screen/Fold.tsx";
import { useNames } from "../canvas/use-things.ts";
import { WorkflowPage } from "../inside/WorkflowPage.tsx";
import { runQuery } from "../queries.ts";
import { RunActs } from "./RunActs.tsx";
import { RunState } from "./RunState.tsx";
import { useWhy } from "./use-why.ts";
import { Walked } from "./Walked.tsx";

type Detail = Answer<typeof showRun>;

/** One run: where it stands, what it went through and why, and what can be done about it. */
export function RunScreen() {
  const { workflowId, runId } = useParams({ from: "/frame/workflows/$workflowId/runs/$runId" });
  return <WorkflowPage id={workflowId}>{() => <Asked id={runId} />}</WorkflowPage>;
}

function Asked({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useQuery(runQuery(id));
  if (query.error instanceof RefusalError && query.error.code === "NOT_FOUND")
    return (
      <EmptyState icon={Workflow} title={t("workflows.run.missing")}>
        {t("workflows.run.missingAbout")}
      </EmptyState>
    );
  return <Loaded query={query}>{(run) => <One run={run} />}</Loaded>;
}

function One({ run }: { run: Detail }) {
  const { t } = useTranslation();
  const { why } = useWhy();
  const nameOf = useNames();
  const { workflow, version, state, contact, definition, steps, variables } = run;
  const told = Object.entries(variables);
  return (
    <>
      <header className="-mt-2 flex flex-col gap-2">
        <Link to="/workflows/$workflowId/runs" params={{ workflowId: workflow.id }} className={backClass}>
          <ArrowLeft aria-hidden size={16} />
          {t("workflows.run.back")}
        </Link>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h2 className="text-title font-semibold">
            {t("workflows.run.title")}: <bdi>{contact.name}</bdi>
          </h2>
          <RunState state={state} />
          <div className="min-w-0 flex-1">
            {run.why && (
              <span className={state === "failed" ? "text-breach" : "text-soft"}>{why(run.why)}</span>
            )}
          </div>
          <RunActs run={run} />
        </div>
        <RunFacts run={run} version={version} />
      </header>
      <Walked definition={definition} steps={steps}>
        {told.length > 0 && (
          <Fold title={t("workflows.run.variables")}>
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-list">
              {told.map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="font-mono text-small leading-5 text-soft">{name}</dt>
                  <dd className="wrap-anywhere">{nameOf(value) ?? value}</dd>
                </div>
              ))}
            </dl>
          </Fold>
        )}
      </Walked>
    </>
  );
}

function RunFacts({ run, version }: { run: Detail; version: number }) {
  const { t } = useTranslation();
  const { conversation, ticket, startedAt, endedAt, until } = run;
  const link = "rounded-small text-accent hover:underline";
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-list">
      {conversation && (
        <Fact name={t("workflows.run.conversation")}>
          <Link
            to="/conversations/$conversationId"
            params={{ conversationId: conversation.id }}
            search={{}}
            className={link}
          >
            #{conversation.number}
          </Link>
        </Fact>
      )}
      {ticket && (
        <Fact name={t("workflows.run.ticket")}>
          <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className={link}>
            #{ticket.number}
          </Link>
        </Fact>
      )}
      <Fact name={t("workflows.run.versionFact")}>{version}</Fact>
      <Fact name={t("workflows.run.started")}>
        <RelativeTime at={startedAt} />
      </Fact>
      {endedAt && (
        <Fact name={t("workflows.run.ended")}>
          <RelativeTime at={endedAt} />
        </Fact>
      )}
      {until && (
        <Fact name={t("workflows.run.until")}>
          <RelativeTime at={until} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
