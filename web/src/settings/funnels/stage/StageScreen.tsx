import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, SlidersHorizontal, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Tabs } from "../../../design/Tabs.tsx";
import { funnelsQuery } from "../../../tickets/funnels.ts";
import { Loaded } from "../../Loaded.tsx";
import { backClass, Page } from "../../Page.tsx";
import { Actions } from "../actions/Actions.tsx";
import { Gone } from "../Gone.tsx";
import { LookBadge } from "../StageChip.tsx";
import { StageForm } from "./StageForm.tsx";

const route = getRouteApi("/frame/settings/funnels/$funnelId/stages/$stageId");

/** S4-8: a stage's Configuraciones, general and automatic actions. */
export function StageScreen() {
  const { t } = useTranslation();
  const { funnelId, stageId } = route.useParams();
  const query = useQuery(funnelsQuery);
  const funnel = query.data?.find(({ id }) => id === funnelId);
  const stage = funnel?.stages.find(({ id }) => id === stageId);
  if (query.data && !stage) return <Gone of="stages" />;
  return (
    <Page
      wide
      back={
        funnel && (
          <Link to="/settings/funnels/$funnelId" params={{ funnelId }} className={backClass}>
            <ArrowLeft aria-hidden size={16} />
            {t("settings.stages.back", { name: funnel.name })}
          </Link>
        )
      }
      title={stage ? t("settings.stages.title", { name: stage.name }) : t("settings.funnels.stages.settings")}
      about={stage && <LookBadge stage={stage} />}
    >
      <Loaded query={query} rows={5}>
        {() => funnel && stage && <Parts key={stageId} funnel={funnel} stage={stage} />}
      </Loaded>
    </Page>
  );
}

function Parts({ funnel, stage }: { funnel: Funnel; stage: Stage }) {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const params = { funnelId: funnel.id, stageId: stage.id };
  return (
    <Tabs
      label={t("settings.stages.parts")}
      tabs={[
        { value: "general", label: t("settings.stages.tabs.general"), icon: SlidersHorizontal },
        { value: "actions", label: t("settings.stages.tabs.actions"), icon: Zap },
      ]}
      value={tab === "actions" ? "actions" : "general"}
      onChange={(next) =>
        void navigate({
          to: "/settings/funnels/$funnelId/stages/$stageId",
          params,
          search: next === "actions" ? { tab: next } : {},
        })
      }
    >
      <div className="pt-6">
        {tab === "actions" ? (
          <Actions funnel={funnel} stage={stage} />
        ) : (
          <StageForm funnel={funnel} stage={stage} />
        )}
      </div>
    </Tabs>
  );
}
