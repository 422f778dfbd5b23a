import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plug, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { ConnectionRow } from "./ConnectionRow.tsx";
import { connectionsQuery } from "./connections-query.ts";

/** The channels and how they are. */
export function ConnectionsScreen() {
  const { t } = useTranslation();
  const query = useQuery(connectionsQuery);
  return (
    <Page
      title={t("settings.connections.title")}
      about={t("settings.connections.about")}
      actions={<NewConnectionLinks />}
    >
      <Loaded query={query} rows={2}>
        {(connections) =>
          connections.length === 0 ? (
            <EmptyState icon={Plug} title={t("settings.connections.none")}>
              {t("settings.connections.noneAbout")}
            </EmptyState>
          ) : (
            <ul className={box}>
              {connections.map((connection) => (
                <ConnectionRow key={connection.id} connection={connection} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function NewConnectionLinks() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-2">
      <Link
        to="/settings/connections/new/$channel"
        params={{ channel: "webchat" }}
        className={buttonClass("plain", "base")}
      >
        <Plus aria-hidden size={16} />
        {t("settings.connections.addWebchat")}
      </Link>
      <Link
        to="/settings/connections/new/$channel"
        params={{ channel: "whatsapp" }}
        className={buttonClass("plain", "base")}
      >
        <Plus aria-hidden size={16} />
        {t("settings.connections.addWhatsapp")}
      </Link>
    </div>
  );
}
