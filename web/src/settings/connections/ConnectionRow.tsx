import type { Connection } from "@relevo/contract/connections.ts";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ChannelIcon } from "../../conversations/ChannelIcon.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { HealthBadge } from "./HealthBadge.tsx";
import { healthOf } from "./health.rules.ts";
import { PausedWords } from "./PausedWords.tsx";

/** A connection with its health; all of it leads to its page. */
export function ConnectionRow({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const health = healthOf(connection);
  const number = connection.channel === "whatsapp" ? connection.whatsapp.displayNumber : "";
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 first:rounded-t-large last:rounded-b-large hover:bg-hover">
      <span
        aria-hidden
        className="flex size-9 shrink-0 items-center justify-center self-start rounded-base bg-sunk"
      >
        <ChannelIcon channel={connection.channel} size={18} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Link
            to="/settings/connections/$id"
            params={{ id: connection.id }}
            className="min-w-0 truncate font-medium after:absolute after:inset-0 after:rounded-base"
          >
            {connection.name}
          </Link>
          <HealthBadge health={health} />
        </div>
        <p className="text-list text-soft">
          {[
            t(`settings.connections.channels.${connection.channel}`),
            number,
            t("settings.connections.health.toInbox", { inbox: connection.inbox?.name ?? "Global" }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {connection.paused && health === "paused" && (
          <p className="mt-1 text-list text-breach">
            <PausedWords paused={connection.paused} />
          </p>
        )}
      </div>
      <p className="shrink-0 text-end text-list text-soft max-sm:hidden">
        {connection.lastInboundAt ? (
          <>
            {t("settings.connections.health.lastInbound")}
            <br />
            <RelativeTime at={connection.lastInboundAt} className="text-ink" />
          </>
        ) : (
          t("settings.connections.health.noInbound")
        )}
      </p>
      <ChevronRight aria-hidden size={16} className="shrink-0 text-soft" />
    </li>
  );
}
