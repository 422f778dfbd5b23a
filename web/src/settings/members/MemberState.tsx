import type { Member } from "@relevo/contract/people.ts";
import { Circle, CircleCheck, Moon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { useOnline } from "../../live/presence.ts";

/** Whether the person takes new conversations, and whether they are there now. */
export function MemberState({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { id, active, available, role } = member;
  // The stream knows better than the list, which is as old as its reading.
  const online = useOnline()?.has(id) ?? member.online;
  if (!active) return <Badge tone="quiet">{t("settings.members.inactive")}</Badge>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 @2xl:flex-col @2xl:items-start">
      {role !== "viewer" &&
        (available ? (
          <Badge tone="answered" icon={CircleCheck}>
            {t("people.available")}
          </Badge>
        ) : (
          <Badge tone="quiet" icon={Moon}>
            {t("people.away")}
          </Badge>
        ))}
      <span className="flex items-center gap-1.5 text-small text-soft">
        <Circle aria-hidden size={8} className={online ? "fill-answered text-answered" : "text-soft"} />
        {t(online ? "settings.members.online" : "settings.members.offline")}
      </span>
    </div>
  );
}
