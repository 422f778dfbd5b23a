import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { RefusalError } from "../../shell/api.ts";
import { usePageTitle } from "../../shell/title.ts";
import { type OneWorkflow, workflowQuery } from "../queries.ts";
import { BackToList, headClass, headLineClass, WorkflowParts } from "./WorkflowParts.tsx";
import { WorkflowState } from "./WorkflowState.tsx";

/** A part of a workflow, under its name and beside the other parts. */
export function WorkflowPage({
  id,
  children,
}: {
  id: string;
  children: (workflow: OneWorkflow) => ReactNode;
}) {
  const { t } = useTranslation();
  const query = useQuery(workflowQuery(id));
  const workflow = query.data;
  usePageTitle(workflow?.name ?? t("workflows.title"));
  if (query.error instanceof RefusalError && query.error.code === "NOT_FOUND") return <Missing />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className={headClass}>
        <div className={headLineClass}>
          <BackToList />
          <h1 className="min-w-0 px-1.5 text-title font-semibold wrap-anywhere">{workflow?.name ?? "…"}</h1>
          {workflow && <WorkflowState state={workflow.state} />}
          {workflow?.version != null && (
            <span className="text-list text-soft">
              {t("workflows.list.version", { version: workflow.version })}
              {workflow.changed && ` · ${t("workflows.list.changed")}`}
            </span>
          )}
        </div>
        <WorkflowParts id={id} />
      </header>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-6xl flex-col gap-8 px-6 py-5 max-md:px-4">
          <Loaded query={query}>{children}</Loaded>
        </div>
      </div>
    </div>
  );
}

function Missing() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={Workflow}
      heading="h1"
      title={t("workflows.missing")}
      action={
        <Link to="/workflows" className="text-accent hover:underline">
          {t("workflows.back")}
        </Link>
      }
    >
      {t("workflows.missingAbout")}
    </EmptyState>
  );
}
