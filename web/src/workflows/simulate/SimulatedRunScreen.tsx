import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, FlaskConical, GitBranch, MessageSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { buttonClass } from "../../design/Button.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { backClass } from "../../settings/Page.tsx";
import { WorkflowPage } from "../inside/WorkflowPage.tsx";
import { simulatedRunQuery, simulationQuery } from "../queries.ts";
import { Walked } from "../run/Walked.tsx";

/** What the draft would have done with one conversation, step by step. */
export function SimulatedRunScreen() {
  const { workflowId, simulatedId } = useParams({
    from: "/frame/workflows/$workflowId/simulate/$simulatedId",
  });
  return (
    <WorkflowPage id={workflowId}>{() => <One id={simulatedId} workflowId={workflowId} />}</WorkflowPage>
  );
}

function One({ id, workflowId }: { id: string; workflowId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const query = useQuery(simulatedRunQuery(id));
  const simulationId = query.data?.simulationId;
  const simulation = useQuery({
    ...simulationQuery(simulationId ?? ""),
    enabled: simulationId !== undefined,
  }).data;
  return (
    <Loaded query={query}>
      {({ contact, conversation, acts, divergedAt, steps }) => (
        <>
          <header className="-mt-2 flex flex-col gap-2">
            <Link
              to="/workflows/$workflowId/simulate"
              params={{ workflowId }}
              search={{ simulation: simulationId }}
              className={backClass}
            >
              <ArrowLeft aria-hidden size={16} />
              {t("workflows.simulate.backToReport")}
            </Link>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <h2 className="text-title font-semibold">
                <bdi>{contact.name}</bdi>
              </h2>
              <div className="flex min-w-0 flex-1 flex-wrap gap-1.5">
                {acts.map((act) => (
                  <Badge key={act} tone="quiet" icon={FlaskConical}>
                    {t(`workflows.simulate.did.${act}`)}
                  </Badge>
                ))}
              </div>
              <Link
                to="/conversations/$conversationId"
                params={{ conversationId: conversation.id }}
                search={{}}
                className={buttonClass("plain", "base")}
              >
                <MessageSquare aria-hidden size={16} />
                {t("workflows.monitor.conversation", { number: conversation.number })}
              </Link>
            </div>
            {divergedAt && (
              <p className="flex max-w-2xl items-start gap-2 rounded-base bg-waiting-ground px-3 py-2 text-waiting">
                <GitBranch aria-hidden size={16} className="mt-0.5 shrink-0" />
                <span>
                  <strong className="font-medium">{t("workflows.simulate.diverged")}.</strong>{" "}
                  {t("workflows.simulate.divergedAbout", {
                    when: `${formats.clock(divergedAt)}, ${formats.day(divergedAt)}`,
                  })}
                </span>
              </p>
            )}
          </header>
          {simulation ? (
            <Walked definition={simulation.definition} steps={steps} />
          ) : (
            <Skeleton className="h-96" />
          )}
        </>
      )}
    </Loaded>
  );
}
