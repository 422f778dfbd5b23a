import type { Answer } from "@relevo/contract/endpoint.ts";
import { cancelRun, resumeRun, retryRun, type showRun } from "@relevo/contract/workflow-runs.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Ban, FastForward, RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import { useCan } from "../../people/me.ts";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { CancelRun } from "../conversation/CancelRun.tsx";
import { runQuery } from "../queries.ts";

type Detail = Answer<typeof showRun>;

/** What can be done to a run from outside; what makes no sense now is not there. */
export function RunActs({ run }: { run: Detail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const writes = useCan("workflows.write");
  const [busy, setBusy] = useState<"resume" | "retry">();
  const [asking, setAsking] = useState(false);
  const { id, can } = run;
  if (!writes) return null;
  const took = async (now: Detail, said: "cancelled" | "resumed" | "retried") => {
    queries.setQueryData(runQuery(id).queryKey, now);
    await queries.invalidateQueries({ queryKey: ["workflows"] });
    notify({ tone: "answered", title: t(`workflows.run.${said}`) });
  };
  const act = async (kind: "resume" | "retry") => {
    setBusy(kind);
    try {
      if (kind === "resume") await took(await call(resumeRun, { params: { id } }), "resumed");
      else await took(await call(retryRun, { params: { id } }), "retried");
    } catch (error) {
      notify({ tone: "breach", title: sayError(error) });
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <div className="flex flex-wrap gap-2">
      {can.resume && (
        <Button
          icon={FastForward}
          title={t("workflows.run.resumeAbout")}
          loading={busy === "resume"}
          onClick={() => void act("resume")}
        >
          {t("workflows.run.resume")}
        </Button>
      )}
      {can.retry && (
        <Button icon={RotateCw} loading={busy === "retry"} onClick={() => void act("retry")}>
          {t("workflows.run.retry")}
        </Button>
      )}
      {can.cancel && (
        <Button icon={Ban} onClick={() => setAsking(true)}>
          {t("workflows.run.cancel")}
        </Button>
      )}
      {asking && (
        <CancelRun
          act={async (key) => took(await call(cancelRun, { params: { id } }, { key }), "cancelled")}
          onLeave={() => setAsking(false)}
        />
      )}
    </div>
  );
}
