import { cancelRun, type Run } from "@relevo/contract/workflow-runs.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { notify } from "../../design/toast.tsx";
import { useCan } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { RunState } from "../run/RunState.tsx";
import { RunUntil } from "../run/RunUntil.tsx";
import { sayWhy } from "../run/say-why.ts";
import { useStands } from "../run/use-stands.ts";
import { CancelRun } from "./CancelRun.tsx";

/** A run beside its conversation: how it stands, where, until when; to all of it, for who may read it. */
export function OneRun({ run }: { run: Run }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stands = useStands()(run);
  const reads = useCan("workflows.read");
  const writes = useCan("workflows.write");
  const [asking, setAsking] = useState(false);
  const { id, workflow, state, endedAt, why } = run;
  return (
    <li className="flex items-start gap-2 text-list">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          {reads ? (
            <Link
              to="/workflows/$workflowId/runs/$runId"
              params={{ workflowId: workflow.id, runId: id }}
              title={t("workflows.run.section.see", { name: workflow.name })}
              className="min-w-0 truncate rounded-small font-medium text-accent hover:underline"
            >
              {workflow.name}
            </Link>
          ) : (
            <span className="min-w-0 truncate font-medium">{workflow.name}</span>
          )}
          <RunState state={state} />
        </p>
        <p className="text-small text-soft">
          {endedAt === null ? (
            <>
              {stands}
              {state === "waiting" && " · "}
              <RunUntil run={run} />
            </>
          ) : (
            <>
              {why && `${sayWhy(t, why)} · `}
              <RelativeTime at={endedAt} />
            </>
          )}
        </p>
      </div>
      {writes && endedAt === null && (
        <IconButton
          size="small"
          icon={X}
          label={t("workflows.run.section.cancelOf", { name: workflow.name })}
          onClick={() => setAsking(true)}
        />
      )}
      {asking && (
        <CancelRun
          act={async (key) => {
            await call(cancelRun, { params: { id } }, { key });
            await queries.invalidateQueries({ queryKey: ["workflows"] });
            notify({ tone: "answered", title: t("workflows.run.cancelled") });
          }}
          onLeave={() => setAsking(false)}
        />
      )}
    </li>
  );
}
