import { removeSecret, type Secret } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { Confirm } from "../../settings/Confirm.tsx";
import { namesIn } from "../../settings/names-in.ts";
import { call } from "../../shell/api.ts";
import { secretsQuery } from "../queries.ts";

/** Asks before a secret is forgotten. */
export function RemoveSecret({ secret: { name }, onLeave }: { secret: Secret; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <Confirm
      title={t("workflows.secrets.removeAsk", { name })}
      about={t("workflows.secrets.removeAbout")}
      verb={t("workflows.secrets.remove")}
      says={{
        IN_USE: (data) => t("workflows.secrets.inUse", { workflows: namesIn(data, "workflows").join(", ") }),
      }}
      act={async (key) => {
        await call(removeSecret, { params: { name } }, { key });
        await queries.invalidateQueries({ queryKey: secretsQuery.queryKey });
        notify({ tone: "answered", title: t("workflows.secrets.removed") });
      }}
      onLeave={onLeave}
    />
  );
}
