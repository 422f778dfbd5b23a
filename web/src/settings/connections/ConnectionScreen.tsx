import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { connectionsQuery } from "./connections-query.ts";
import { HealthBadge } from "./HealthBadge.tsx";
import { healthOf } from "./health.rules.ts";
import { TurnOff } from "./TurnOff.tsx";
import { WebchatPage } from "./WebchatPage.tsx";
import { WhatsappPage } from "./WhatsappPage.tsx";

const route = getRouteApi("/frame/settings/connections/$id");

/** One connection: what is left to do outside, its details, its end. */
export function ConnectionScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(connectionsQuery);
  const connection = query.data?.find((one) => one.id === id);
  if (query.data && !connection) return <Gone />;
  return (
    <Page
      back="/settings/connections"
      title={connection?.name ?? t("settings.connections.title")}
      actions={connection && <HealthBadge health={healthOf(connection)} />}
    >
      <Loaded query={query}>
        {() => (
          <>
            {connection?.channel === "webchat" && <WebchatPage connection={connection} />}
            {connection?.channel === "whatsapp" && <WhatsappPage connection={connection} />}
            {connection && <TurnOff connection={connection} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Gone() {
  const { t } = useTranslation();
  return (
    <EmptyState
      heading="h1"
      icon={Unplug}
      title={t("settings.connections.gone")}
      action={
        <Link to="/settings/connections" className={buttonClass("primary", "base")}>
          {t("settings.connections.toList")}
        </Link>
      }
    >
      {t("settings.connections.goneAbout")}
    </EmptyState>
  );
}
