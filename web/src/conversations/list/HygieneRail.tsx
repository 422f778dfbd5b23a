import { type HygieneView, hygieneViews } from "@relevo/contract/conversations.ts";
import {
  Archive,
  Copy,
  type LucideIcon,
  MessageCircleWarning,
  Moon,
  ShieldAlert,
  TimerOff,
  Unlink,
  UserRoundX,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { RailHeading, RailView } from "./RailView.tsx";

/** The views that keep inboxes clean, each with how much there is to do. */
export default function HygieneRail({
  chosen,
  counts,
}: {
  chosen: HygieneView | undefined;
  counts: Record<HygieneView, number> | undefined;
}) {
  const { t } = useTranslation();
  return (
    <>
      <RailHeading>{t("conversations.views")}</RailHeading>
      <ul className="flex flex-col gap-0.5">
        {hygieneViews.map((view) => (
          <RailView
            key={view}
            icon={icons[view]}
            name={t(`conversations.hygiene.${view}`)}
            search={{ view }}
            chosen={view === chosen}
            count={counts?.[view]}
          />
        ))}
      </ul>
    </>
  );
}

const icons: Record<HygieneView, LucideIcon> = {
  unanswered: MessageCircleWarning,
  abandoned: TimerOff,
  stale: Archive,
  orphans: Unlink,
  duplicates: Copy,
  unowned: UserRoundX,
  snoozed: Moon,
  exceptions: ShieldAlert,
};
