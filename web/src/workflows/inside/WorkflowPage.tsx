import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { backClass } from "../../settings/Page.tsx";
import { RefusalError } from "../../shell/api.ts";
import { usePageTitle } from "../../shell/title.ts";
import { type OneWorkflow, workflowQuery } from "../queries.ts";
import { WorkflowParts } from "./WorkflowParts.tsx";
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
    <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto">
      <header className="sticky top-0 z-20 border-b border-line bg-ground px-6 pt-3 max-md:px-4">
        <Link to="/workflows" className={backClass}>
          <ArrowLeft aria-hidden size={16} />
          {t("workflows.back")}
        </Link>
        <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-title font-semibold wrap-anywhere">{workflow?.name ?? "…"}</h1>
          {workflow && <WorkflowState state={workflow.state} />}
          {workflow?.version != null && (
            <span className="text-list text-soft">
              {t("workflows.list.version", { version: workflow.version })}
              {workflow.changed && ` · ${t("workflows.list.changed")}`}
            </span>
          )}
        </div>
        <div className="-ms-2 -mb-px mt-1">
          <WorkflowParts id={id} />
        </div>
      </header>
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-8 px-6 py-5 max-md:px-4">
        <Loaded query={query}>{children}</Loaded>
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
