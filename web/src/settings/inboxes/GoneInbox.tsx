import { Link } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";

/** An address of an inbox there is not. */
export function GoneInbox() {
  const { t } = useTranslation();
  return (
    <EmptyState
      heading="h1"
      icon={Inbox}
      title={t("settings.inboxes.gone")}
      action={
        <Link to="/settings/inboxes" className={buttonClass("primary", "base")}>
          {t("settings.inboxes.toList")}
        </Link>
      }
    >
      {t("settings.inboxes.goneAbout")}
    </EmptyState>
  );
}
