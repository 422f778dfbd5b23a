import type { Workflow } from "@relevo/contract/workflows.ts";
import { Link } from "@tanstack/react-router";
import { Activity, PencilLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { classes } from "../../design/classes.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { WorkflowState } from "../inside/WorkflowState.tsx";
import { RowMenu } from "./RowMenu.tsx";

/** The server counts no further. */
const most = 10_000;

/** One workflow: how it stands, what starts it, what it did lately. Its figures lead to those runs. */
export function WorkflowRow({ workflow, all }: { workflow: Workflow; all: readonly Workflow[] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const shown = (count: number) => (count >= most ? `${number(most)}+` : number(count));
  const { id, name, state, trigger, version, changed, active, week } = workflow;
  const params = { workflowId: id };
  return (
    <li className="flex items-center gap-x-4 gap-y-2 py-3 ps-4 pe-2 max-md:flex-wrap">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/workflows/$workflowId"
            params={params}
            className="min-w-0 rounded-small font-medium wrap-anywhere hover:underline"
          >
            {name}
          </Link>
          <WorkflowState state={state} />
          {changed && version !== null && (
            <Badge tone="waiting" icon={PencilLine}>
              {t("workflows.list.changed")}
            </Badge>
          )}
        </p>
        <p className="text-list text-soft">
          {trigger ? t(`flow.triggers.${trigger}`) : t("workflows.list.noTrigger")} ·{" "}
          {version === null ? t("workflows.list.neverPublished") : t("workflows.list.version", { version })}
        </p>
      </div>
      <p className="flex w-32 flex-col text-list max-md:order-3 max-md:w-auto">
        {active > 0 ? (
          <Link
            to="/workflows/$workflowId/runs"
            params={params}
            search={{ state: "waiting" }}
            className={figure}
          >
            <Activity aria-hidden size={14} className="shrink-0" />
            {t("workflows.list.active", { count: active, shown: shown(active) })}
          </Link>
        ) : (
          <span className="text-soft">{t("workflows.list.noneActive")}</span>
        )}
      </p>
      <p className="flex w-40 flex-col text-list max-md:order-4 max-md:w-auto max-md:flex-row max-md:flex-wrap max-md:items-baseline max-md:gap-x-2">
        <span className="text-small text-soft">{t("workflows.list.week")}</span>
        <span className="flex flex-wrap gap-x-1.5">
          <Link to="/workflows/$workflowId/runs" params={params} search={{ days: 7 }} className={figure}>
            {t("workflows.list.started", { count: week.started, shown: shown(week.started) })}
          </Link>
          {week.failed > 0 && (
            <Link
              to="/workflows/$workflowId/runs"
              params={params}
              search={{ days: 7, state: "failed" }}
              className={classes(figure, "text-breach!")}
            >
              {t("workflows.list.failed", { count: week.failed, shown: shown(week.failed) })}
            </Link>
          )}
        </span>
      </p>
      <RowMenu workflow={workflow} all={all} />
    </li>
  );
}

const figure = "inline-flex items-center gap-1 rounded-small text-accent tabular-nums hover:underline";
