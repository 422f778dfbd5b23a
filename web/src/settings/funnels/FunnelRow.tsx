import type { Funnel } from "@relevo/contract/funnels.ts";
import { Link } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { undefinedIn } from "./funnel-draft.rules.ts";
import { OrderButtons } from "./OrderButtons.tsx";
import { StageChip } from "./StageChip.tsx";

/** A funnel with its stages; what is missing in it is said. */
export function FunnelRow({
  funnel,
  first,
  last,
  onMove,
  onRemove,
}: {
  funnel: Funnel;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { id, name, stages } = funnel;
  return (
    <li className="relative flex items-start gap-3 py-3 ps-4 pe-2 first:rounded-t-large last:rounded-b-large hover:bg-hover max-sm:flex-wrap">
      <div className="flex min-w-0 flex-1 flex-col gap-2 max-sm:basis-full">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/settings/funnels/$funnelId"
            params={{ funnelId: id }}
            className="min-w-0 font-medium wrap-anywhere after:absolute after:inset-0 after:rounded-base"
          >
            {name}
          </Link>
          {undefinedIn(funnel) && <Badge tone="waiting">{t("settings.funnels.undefined")}</Badge>}
        </div>
        <ol aria-label={t("settings.funnels.stages.title")} className="flex flex-wrap gap-1.5">
          {stages.map((stage) => (
            <li key={stage.id} className="flex max-w-full">
              <StageChip stage={stage} />
            </li>
          ))}
        </ol>
      </div>
      {/* Above the row's link. */}
      <span className="relative flex max-sm:ms-auto">
        <OrderButtons {...{ name, first, last, onMove }} />
        <IconButton icon={Trash2} label={t("settings.funnels.remove.of", { name })} onClick={onRemove} />
      </span>
    </li>
  );
}
