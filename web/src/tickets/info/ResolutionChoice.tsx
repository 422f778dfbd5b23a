import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { Ticket } from "@relevo/contract/tickets.ts";
import { Circle, CircleCheck, CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";

type Resolution = Ticket["resolution"];

const looks = {
  won: {
    icon: CircleCheck,
    on: "data-checked:border-answered data-checked:bg-answered-ground data-checked:text-answered",
  },
  lost: {
    icon: CircleX,
    on: "data-checked:border-breach data-checked:bg-breach-ground data-checked:text-breach",
  },
  none: { icon: Circle, on: "data-checked:border-edge data-checked:bg-hover data-checked:text-ink" },
} as const;

/** Ganado, perdido, or neither. */
export function ResolutionChoice({
  value,
  onChange,
}: {
  value: Resolution;
  onChange: (value: Resolution) => void;
}) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      aria-label={t("ticket.info.resolution")}
      value={value}
      onValueChange={(next: Resolution) => onChange(next)}
      className="flex flex-wrap gap-1.5"
    >
      {(["won", "lost", "none"] as const).map((one) => {
        const { icon: Icon, on } = looks[one];
        return (
          <Radio.Root
            key={one}
            value={one}
            className={classes(
              "flex h-8 min-w-0 flex-auto items-center justify-center gap-1.5 rounded-base border border-rim px-1.5 text-list font-medium text-soft select-none hover:bg-hover pointer-coarse:h-10",
              on,
            )}
          >
            <Icon aria-hidden size={14} className="shrink-0" />
            <span className="whitespace-nowrap">{t(`ticket.resolutions.${one}`)}</span>
          </Radio.Root>
        );
      })}
    </RadioGroup>
  );
}
