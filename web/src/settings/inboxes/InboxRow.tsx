import type { Inbox } from "@relevo/contract/inboxes.ts";
import { Link } from "@tanstack/react-router";
import { ChevronRight, LogIn } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";

/** An inbox: who sees what in it, and its reasons. */
export function InboxRow({ inbox: { id, name, global, visibility, reasons } }: { inbox: Inbox }) {
  const { t } = useTranslation();
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 first:rounded-t-large last:rounded-b-large hover:bg-hover">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Link
            to="/settings/inboxes/$id"
            params={{ id }}
            className="min-w-0 truncate font-medium after:absolute after:inset-0 after:rounded-base"
          >
            {name}
          </Link>
          {global && (
            <Badge tone="quiet" icon={LogIn}>
              {t("settings.inboxes.global")}
            </Badge>
          )}
        </div>
        <p className="text-list text-soft">
          {global ? t("settings.inboxes.globalAbout") : reasons.map((reason) => reason.name).join(" · ")}
          {!global && reasons.length === 0 && t("settings.inboxes.noReasons")}
        </p>
      </div>
      <p className="w-44 shrink-0 text-list text-soft max-sm:hidden">
        {t(`settings.inboxes.visible.${visibility}Row`)}
      </p>
      <ChevronRight aria-hidden size={16} className="shrink-0 text-soft" />
    </li>
  );
}
