import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../design/Button.tsx";
import { EmptyState } from "../design/EmptyState.tsx";
import { usePageTitle } from "./title.ts";

/** An address that leads nowhere, or to what is not one's own: the two look the same on purpose. */
export function NotFound() {
  const { t } = useTranslation();
  usePageTitle(t("shell.missing.title"));
  return (
    <main className="flex h-full">
      <EmptyState
        heading="h1"
        icon={Compass}
        title={t("shell.missing.title")}
        action={
          <Link to="/conversations" className={buttonClass("primary", "base")}>
            {t("shell.missing.home")}
          </Link>
        }
      >
        {t("shell.missing.about")}
      </EmptyState>
    </main>
  );
}
