import type { Run } from "@relevo/contract/workflow-runs.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { ConversationLink } from "../inside/ConversationLink.tsx";
import { RunState } from "../run/RunState.tsx";
import { RunUntil } from "../run/RunUntil.tsx";
import { useStands } from "../run/use-stands.ts";
import { useWhy } from "../run/use-why.ts";

/** One run: whose it is, where it stands or ended, until when, and why. */
export function RunRow({ run }: { run: Run }) {
  const { t } = useTranslation();
  const { why } = useWhy();
  const { id, workflow, state, contact, conversation, startedAt, endedAt } = run;
  const stands = useStands()(run);
  return (
    <li className="flex items-center gap-x-4 gap-y-1 px-4 py-2.5 max-md:flex-wrap">
      <div className="min-w-0 flex-1 basis-48">
        <Link
          to="/workflows/$workflowId/runs/$runId"
          params={{ workflowId: workflow.id, runId: id }}
          aria-label={t("workflows.monitor.open", { name: contact.name })}
          className="block truncate rounded-small font-medium hover:underline"
        >
          <bdi>{contact.name}</bdi>
        </Link>
        <p className="flex flex-wrap gap-x-2 text-list text-soft">
          {conversation && <ConversationLink conversation={conversation} />}
          <RelativeTime at={startedAt} />
        </p>
      </div>
      <div className="min-w-0 flex-1 basis-56 text-list max-md:order-3 max-md:basis-full">
        {stands && <p className="truncate">{stands}</p>}
        <p className={classes("truncate", state === "failed" ? "text-breach" : "text-soft")}>
          {run.why && why(run.why)}
          {!run.why && endedAt && <RelativeTime at={endedAt} />}
          {!run.why && <RunUntil run={run} />}
        </p>
      </div>
      <RunState state={state} />
    </li>
  );
}
