import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { control, floating, option } from "./control.ts";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

/** One of a few known things. For many, or for people, use `Picker`, which searches. */
export function Select<Value extends string>({
  choices,
  value,
  onChange,
  label,
  disabled = false,
  className,
}: {
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** The control's name where no `Field` gives it one. */
  label?: string;
  disabled?: boolean;
  className?: string;
}) {
  const { t } = useTranslation();
  return (
    <Base.Root
      items={choices}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
      modal={false}
    >
      <Base.Trigger
        aria-label={label}
        className={classes(control, "flex h-8 items-center gap-2 text-start pointer-coarse:h-10", className)}
      >
        <Base.Value
          placeholder={t("design.choose")}
          className="min-w-0 flex-1 truncate data-placeholder:text-soft"
        />
        <ChevronDown aria-hidden size={16} className="shrink-0 text-soft" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-40 outline-none">
          <Base.Popup className={classes(floating, "max-h-(--available-height) min-w-(--anchor-width) p-1")}>
            <Base.List className="scroll-quiet max-h-72 overflow-y-auto">
              {choices.map((choice) => (
                <Base.Item key={choice.value} value={choice.value} className={classes(option, "pe-8")}>
                  <Base.ItemText className="flex-1">{choice.label}</Base.ItemText>
                  <Base.ItemIndicator className="absolute end-3 text-accent">
                    <Check aria-hidden size={16} />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
