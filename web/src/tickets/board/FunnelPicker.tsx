import type { Funnel } from "@relevo/contract/funnels.ts";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Picker } from "../../design/Picker.tsx";
import type { Place } from "./use-place.ts";

/** Which funnel is shown. */
export function FunnelPicker({
  funnel,
  funnels,
  place,
}: {
  funnel: Funnel | undefined;
  funnels: readonly Funnel[];
  place: Place;
}) {
  const { t } = useTranslation();
  const name = place.across ? t("board.allFunnels") : (funnel?.name ?? t("board.funnel"));
  return (
    <Picker
      items={funnels.map(({ id, name }) => ({ id, name }))}
      value={place.across ? null : (funnel?.id ?? null)}
      onChange={place.open}
      label={t("board.funnel")}
      trigger={
        <button
          type="button"
          aria-label={funnel ? `${t("board.funnel")}: ${name}` : name}
          className="-ms-1 flex h-8 min-w-0 items-center gap-1.5 rounded-base px-1.5 hover:bg-hover data-popup-open:bg-hover pointer-coarse:h-10"
        >
          <span className="truncate text-title font-semibold">{name}</span>
          <ChevronDown aria-hidden size={16} className="shrink-0 text-soft" />
        </button>
      }
    />
  );
}
