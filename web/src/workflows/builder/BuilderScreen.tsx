import type { WorkflowDetail } from "@relevo/contract/workflows.ts";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Problem } from "../../refusals/Form.tsx";
import { sayError } from "../../refusals/say.ts";
import { RefusalError } from "../../shell/api.ts";
import { usePageTitle } from "../../shell/title.ts";
import { workflowQuery } from "../queries.ts";
import { Builder } from "./Builder.tsx";

/** One workflow, to be built. */
export function BuilderScreen() {
  const { t } = useTranslation();
  const { workflowId } = useParams({ from: "/frame/workflows/$workflowId" });
  const query = useQuery(workflowQuery(workflowId));
  if (query.data) return <Titled key={workflowId} detail={query.data} />;
  if (!query.error) return <Skeleton className="m-4 h-64" />;
  const { error } = query;
  const missing = error instanceof RefusalError && (error.code === "NOT_FOUND" || error.code === "INVALID");
  return missing ? (
    <EmptyState icon={Workflow} heading="h1" title={t("builder.missing")}>
      {t("builder.missingAbout")}
    </EmptyState>
  ) : (
    <div className="p-4">
      <Problem>{sayError(error)}</Problem>
    </div>
  );
}

function Titled({ detail }: { detail: WorkflowDetail }) {
  usePageTitle(detail.name);
  return <Builder detail={detail} />;
}
