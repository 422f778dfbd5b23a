import { removeWorkflow, type Workflow } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { Confirm } from "../../settings/Confirm.tsx";
import { namesIn } from "../../settings/names-in.ts";
import { call } from "../../shell/api.ts";

/** Asks before a workflow is taken away, saying how many runs end with it. */
export function RemoveWorkflow({
  workflow: { id, name, active },
  onLeave,
}: {
  workflow: Workflow;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <Confirm
      title={t("workflows.remove.title", { name })}
      about={
        <>
          {active > 0 && <strong>{t("workflows.remove.ends", { count: active })} </strong>}
          {t("workflows.remove.about")}
        </>
      }
      verb={t("workflows.remove.act")}
      says={{
        IN_USE: (data) => t("workflows.remove.inUse", { workflows: namesIn(data, "workflows").join(", ") }),
      }}
      act={async (key) => {
        await call(removeWorkflow, { params: { id } }, { key });
        await queries.invalidateQueries({ queryKey: ["workflows"] });
        notify({ tone: "answered", title: t("workflows.remove.done") });
      }}
      onLeave={onLeave}
    />
  );
}
