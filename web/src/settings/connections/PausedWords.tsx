import type { Connection } from "@relevo/contract/connections.ts";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../design/RelativeTime.tsx";

/** Why nothing leaves by a connection, since when, and the way out. */
export function PausedWords({ paused }: { paused: NonNullable<Connection["paused"]> }) {
  const { t } = useTranslation();
  const { code, at } = paused;
  return (
    <>
      {code === "token-invalid" || code === "no-permission"
        ? t(`settings.connections.paused.${code}`)
        : t("settings.connections.paused.other", { code })}{" "}
      {t("settings.connections.paused.since")} <RelativeTime at={at} />.{" "}
      {t("settings.connections.paused.wayOut")}
    </>
  );
}
