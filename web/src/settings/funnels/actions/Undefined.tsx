import type { Funnel } from "@relevo/contract/funnels.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Notice } from "../Notice.tsx";

/** S4-3: the funnel does not say yet what counts as won and lost, and where that is said. */
export function Undefined({ funnel: { id, name } }: { funnel: Funnel }) {
  const { t } = useTranslation();
  return (
    <Notice>
      {t("settings.resolution.undefined", { funnel: name })}{" "}
      <Link
        to="/settings/funnels/$funnelId"
        params={{ funnelId: id }}
        className="rounded-small font-medium underline"
      >
        {t("settings.resolution.undefinedAct")}
      </Link>
    </Notice>
  );
}
