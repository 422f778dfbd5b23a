import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { inboxesQuery } from "../../people/lists.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { InboxRow } from "./InboxRow.tsx";

/** The inboxes, the one where everything comes in first. */
export function InboxesScreen() {
  const { t } = useTranslation();
  const query = useQuery(inboxesQuery);
  return (
    <Page
      title={t("settings.inboxes.title")}
      about={t("settings.inboxes.about")}
      actions={
        <Link to="/settings/inboxes/new" className={buttonClass("primary", "base")}>
          <Plus aria-hidden size={16} />
          {t("settings.inboxes.create")}
        </Link>
      }
    >
      <Loaded query={query} rows={4}>
        {(inboxes) => (
          <ul className={box}>
            {inboxes.map((inbox) => (
              <InboxRow key={inbox.id} inbox={inbox} />
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}
