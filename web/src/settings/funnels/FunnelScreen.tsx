import type { Funnel } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { SquareKanban, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "../../design/Button.tsx";
import { funnelsQuery } from "../../tickets/funnels.ts";
import { Loaded } from "../Loaded.tsx";
import { Page, Section } from "../Page.tsx";
import { FunnelForm } from "./FunnelForm.tsx";
import { Gone } from "./Gone.tsx";
import { RemoveFunnel } from "./RemoveFunnel.tsx";
import { useFunnelsChanged } from "./use-funnels-changed.ts";

const route = getRouteApi("/frame/settings/funnels/$funnelId");

/** One funnel: its stages, what counts as won and lost, and who works in it how. */
export function FunnelScreen() {
  const { t } = useTranslation();
  const { funnelId } = route.useParams();
  const query = useQuery(funnelsQuery);
  const funnel = query.data?.find(({ id }) => id === funnelId);
  if (query.data && !funnel) return <Gone of="funnels" />;
  return (
    <Page
      back="/settings/funnels"
      title={funnel?.name ?? t("settings.funnels.title")}
      actions={
        <Link to="/funnels/{-$funnelId}" params={{ funnelId }} className={buttonClass("plain", "base")}>
          <SquareKanban aria-hidden size={16} />
          {t("settings.funnels.board")}
        </Link>
      }
    >
      <Loaded query={query} rows={6}>
        {() =>
          funnel && (
            <>
              <FunnelForm key={funnel.id} funnel={funnel} />
              <Removal funnel={funnel} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Removal({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const changed = useFunnelsChanged();
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t("settings.funnels.remove.act")} about={t("settings.funnels.remove.about")}>
      <Button icon={Trash2} onClick={() => setAsking(true)} className="self-start text-breach">
        {t("settings.funnels.remove.act")}
      </Button>
      {asking && (
        <RemoveFunnel
          funnel={funnel}
          onRemoved={async (said) => {
            await navigate({ to: "/settings/funnels", ignoreBlocker: true });
            await changed(said);
          }}
          onLeave={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
