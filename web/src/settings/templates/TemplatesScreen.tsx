import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MessageSquareText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Select } from "../../design/Select.tsx";
import { connectionsQuery, type Whatsapp } from "../connections/connections-query.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { SyncButton } from "./SyncButton.tsx";
import { TemplateList } from "./TemplateList.tsx";

/** What each WhatsApp number may send outside its window. */
export function TemplatesScreen() {
  const { t } = useTranslation();
  const query = useQuery(connectionsQuery);
  const [chosen, setChosen] = useState<string>();
  const lines = (query.data ?? []).filter((one): one is Whatsapp => one.channel === "whatsapp");
  const line = lines.find(({ id }) => id === chosen) ?? lines[0];
  return (
    <Page
      wide
      title={t("settings.templates.title")}
      about={t("settings.templates.about")}
      actions={line && <SyncButton key={line.id} connectionId={line.id} />}
    >
      <Loaded query={query} rows={2}>
        {() =>
          line ? (
            <div className="flex flex-col gap-4">
              {lines.length > 1 && (
                <Select
                  label={t("settings.templates.connection")}
                  choices={lines.map(({ id, name }) => ({ value: id, label: name }))}
                  value={line.id}
                  onChange={setChosen}
                  className="max-w-sm"
                />
              )}
              <TemplateList key={line.id} connectionId={line.id} />
            </div>
          ) : (
            <EmptyState
              icon={MessageSquareText}
              title={t("settings.templates.noConnection")}
              action={
                <Link
                  to="/settings/connections/new/$channel"
                  params={{ channel: "whatsapp" }}
                  className={buttonClass("primary", "base")}
                >
                  {t("settings.templates.connect")}
                </Link>
              }
            >
              {t("settings.templates.noConnectionAbout")}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}
