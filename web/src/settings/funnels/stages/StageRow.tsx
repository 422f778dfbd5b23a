import type { Stage } from "@relevo/contract/funnels.ts";
import { Link } from "@tanstack/react-router";
import { Settings, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../../design/Button.tsx";
import { IconButton } from "../../../design/IconButton.tsx";
import { OrderButtons } from "../OrderButtons.tsx";
import { LookBadge } from "../StageChip.tsx";

/** A stage: what it is in colour, icon and words, what it holds, and the way to its settings. */
export function StageRow({
  stage,
  open,
  first,
  last,
  onMove,
  onRemove,
}: {
  stage: Stage;
  /** How many open tickets it holds; not there until they are counted. */
  open: number | undefined;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { id, funnelId, name } = stage;
  return (
    <li className="flex items-center gap-x-3 gap-y-1 py-2 ps-4 pe-2 max-sm:flex-wrap">
      <div className="min-w-0 flex-1 max-sm:basis-full">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
          <LookBadge stage={stage} />
        </div>
        <p className="min-h-5 text-list text-soft tabular-nums">
          {open !== undefined && t("settings.funnels.stages.open", { count: open })}
        </p>
      </div>
      <Link
        to="/settings/funnels/$funnelId/stages/$stageId"
        params={{ funnelId, stageId: id }}
        aria-label={t("settings.funnels.stages.settingsOf", { name })}
        className={buttonClass("plain", "small", "max-sm:me-auto")}
      >
        <Settings aria-hidden size={14} />
        {t("settings.funnels.stages.settings")}
      </Link>
      <span className="flex">
        <OrderButtons {...{ name, first, last, onMove }} />
        <IconButton icon={Trash2} label={t("settings.funnels.stages.remove", { name })} onClick={onRemove} />
      </span>
    </li>
  );
}
