import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { KeyRound, Plus, Workflow } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { useCan } from "../../people/me.ts";
import { Loaded } from "../../settings/Loaded.tsx";
import { Page } from "../../settings/Page.tsx";
import { box } from "../../settings/Tick.tsx";
import { workflowsQuery } from "../queries.ts";
import { type Beginning, CreateDialog } from "./CreateDialog.tsx";
import { WorkflowRow } from "./WorkflowRow.tsx";

/** Flujos de trabajo: what the desk does by itself, and how it goes. */
export function WorkflowsScreen() {
  const { t } = useTranslation();
  const query = useQuery(workflowsQuery);
  const writes = useCan("workflows.write");
  const [making, setMaking] = useState<Beginning>();
  return (
    <Page
      title={t("workflows.title")}
      about={t("workflows.about")}
      back={null}
      wide
      actions={
        <div className="flex flex-wrap gap-2">
          <Link to="/workflow-secrets" className={buttonClass("plain", "base")}>
            <KeyRound aria-hidden size={16} />
            {t("workflows.list.secrets")}
          </Link>
          {writes && (
            <Button variant="primary" icon={Plus} onClick={() => setMaking("template")}>
              {t("workflows.create.open")}
            </Button>
          )}
        </div>
      }
    >
      <Loaded query={query}>
        {(workflows) =>
          workflows.length > 0 ? (
            <ul className={box}>
              {workflows.map((workflow) => (
                <WorkflowRow key={workflow.id} workflow={workflow} all={workflows} />
              ))}
            </ul>
          ) : (
            <EmptyState
              icon={Workflow}
              title={t("workflows.empty.title")}
              action={
                writes && (
                  <>
                    <Button variant="primary" onClick={() => setMaking("template")}>
                      {t("workflows.empty.template")}
                    </Button>
                    <Button onClick={() => setMaking("empty")}>{t("workflows.empty.scratch")}</Button>
                  </>
                )
              }
            >
              {t("workflows.empty.about")} {!writes && t("workflows.empty.readers")}
            </EmptyState>
          )
        }
      </Loaded>
      {making && <CreateDialog beginning={making} onLeave={() => setMaking(undefined)} />}
    </Page>
  );
}
