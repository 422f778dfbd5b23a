import { useTranslation } from "react-i18next";
import { usePageTitle } from "../shell/title.ts";

/** Channels, inboxes, people: what administrators arrange. */
export function SettingsScreen() {
  const { t } = useTranslation();
  usePageTitle(t("shell.places.settings"));
  return <h1 className="p-4 text-page font-semibold">{t("shell.places.settings")}</h1>;
}
