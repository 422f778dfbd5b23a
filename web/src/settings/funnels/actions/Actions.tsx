import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Trophy, UserCog } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../design/classes.ts";
import { railLink } from "../../../shell/rail-link.ts";
import { Assignment } from "./Assignment.tsx";
import { Resolution } from "./Resolution.tsx";

const route = getRouteApi("/frame/settings/funnels/$funnelId/stages/$stageId");

/** S4-8: Acciones automáticas, with the manual's menu at their left. */
export function Actions({ funnel, stage }: { funnel: Funnel; stage: Stage }) {
  const { t } = useTranslation();
  const { action } = route.useSearch();
  const params = { funnelId: funnel.id, stageId: stage.id };
  const items = [
    { own: undefined, label: t("settings.resolution.title"), icon: Trophy },
    { own: "assignment", label: t("settings.stages.assignment.title"), icon: UserCog },
  ] as const;
  return (
    <div className="flex items-start gap-6 max-xl:flex-col">
      <nav aria-label={t("settings.resolution.menu")} className="w-44 shrink-0 max-xl:w-full">
        <ul className="flex flex-col gap-0.5 max-xl:flex-row max-xl:flex-wrap">
          {items.map(({ own, label, icon: Icon }) => (
            <li key={label}>
              <Link
                to="/settings/funnels/$funnelId/stages/$stageId"
                params={params}
                search={own ? { tab: "actions", action: own } : { tab: "actions" }}
                activeOptions={{ exact: true }}
                className={classes(railLink, "h-auto! min-h-8 py-1.5")}
              >
                <Icon aria-hidden size={16} className="shrink-0" />
                <span>{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="w-full min-w-0 flex-1">
        {action === "assignment" ? (
          <Assignment stage={stage} />
        ) : (
          <Resolution funnel={funnel} stage={stage} />
        )}
      </div>
    </div>
  );
}
