import { Link } from "@tanstack/react-router";
import { Funnel } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";

/** An address of a funnel or a stage there is not. */
export function Gone({ of }: { of: "funnels" | "stages" }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      heading="h1"
      icon={Funnel}
      title={t(`settings.${of}.gone`)}
      action={
        <Link to="/settings/funnels" className={buttonClass("primary", "base")}>
          {t("settings.funnels.toList")}
        </Link>
      }
    >
      {t(`settings.${of}.goneAbout`)}
    </EmptyState>
  );
}
