import { renewHook } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { notify } from "../../../design/toast.tsx";
import { CopyField } from "../../../people/CopyField.tsx";
import { Confirm } from "../../../settings/Confirm.tsx";
import { call } from "../../../shell/api.ts";
import { workflowQuery } from "../../queries.ts";
import { useBuilding } from "../building.ts";

/** Where other systems post to: to copy, and to renew where it came into wrong hands. */
export function HookAddress() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, hookUrl, mayEdit } = useBuilding();
  const [asking, setAsking] = useState(false);
  if (hookUrl === null) return <p className="text-list text-soft">{t("builder.trigger.hookLater")}</p>;
  return (
    <div className="flex flex-col gap-1.5">
      <CopyField label={t("builder.trigger.hookUrl")} value={hookUrl} />
      <p className="text-small text-soft">{t("builder.trigger.hookHint")}</p>
      {mayEdit && (
        <Button size="small" icon={RefreshCw} className="self-start" onClick={() => setAsking(true)}>
          {t("builder.trigger.renew")}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t("builder.trigger.renewAsk")}
          about={t("builder.trigger.renewAbout")}
          verb={t("builder.trigger.renew")}
          act={async (key) => {
            await call(renewHook, { params: { id } }, { key });
            await queries.invalidateQueries({ queryKey: workflowQuery(id).queryKey });
            notify({ tone: "answered", title: t("builder.trigger.renewed") });
          }}
          onLeave={() => setAsking(false)}
        />
      )}
    </div>
  );
}
