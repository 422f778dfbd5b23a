import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { WorkflowPage } from "../inside/WorkflowPage.tsx";
import { type OneWorkflow, versionsQuery, type WorkflowVersion } from "../queries.ts";
import { Compared } from "./Compared.tsx";
import { type Compare, chosenOf } from "./chosen.rules.ts";
import { VersionList } from "./VersionList.tsx";

const from = "/frame/workflows/$workflowId/versions";

/** What was in force since when, and what changed from one to the next. */
export function VersionsScreen() {
  const { workflowId } = useParams({ from });
  return <WorkflowPage id={workflowId}>{(workflow) => <Versions workflow={workflow} />}</WorkflowPage>;
}

function Versions({ workflow }: { workflow: OneWorkflow }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/workflows/$workflowId/versions" });
  const search = useSearch({ from });
  const query = useInfiniteQuery(versionsQuery(workflow.id));
  const choose = (search: Compare) =>
    void navigate({ search: { ...search }, replace: true, resetScroll: false });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const versions: WorkflowVersion[] = pages.flatMap(({ items }) => items);
        if (versions.length === 0)
          return (
            <EmptyState icon={History} title={t("workflows.versions.none")}>
              {t("workflows.versions.noneAbout")}
            </EmptyState>
          );
        const compare = chosenOf(search, {
          versions: versions.map(({ version }) => version),
          changed: workflow.changed,
        });
        return (
          <>
            <p className="max-w-2xl text-soft">{t("workflows.versions.about")}</p>
            <div className="grid grid-cols-[15rem_minmax(0,1fr)] gap-8 max-lg:grid-cols-1">
              <div className="flex flex-col gap-3">
                <VersionList
                  workflow={workflow}
                  versions={versions}
                  chosen={compare.of}
                  onChoose={(of) => choose({ of })}
                />
                {query.hasNextPage && (
                  <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t("workflows.versions.older")}
                  </Button>
                )}
              </div>
              <Compared
                workflow={workflow}
                versions={versions}
                compare={compare}
                onAgainst={(against) => choose({ of: compare.of, against })}
              />
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
