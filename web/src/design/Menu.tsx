import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { floating, option } from "./control.ts";

/** A list of acts behind a button. Fill it with `MenuItem`, `MenuChoices` and `MenuLine`. */
export function Menu({
  trigger,
  align = "start",
  side = "bottom",
  children,
}: {
  trigger: ReactElement;
  align?: "start" | "end";
  side?: "top" | "bottom" | "right";
  children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} side={side} className="z-40 outline-none">
          <Base.Popup
            className={classes(
              floating,
              "scroll-quiet max-h-(--available-height) min-w-52 overflow-y-auto p-1",
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The same beside an element that is no trigger of its own: one menu serves the rows of a long list. */
export function MenuAt({
  anchor,
  onClose,
  children,
}: {
  anchor: HTMLElement;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={4} align="end" className="z-40 outline-none">
          <Base.Popup finalFocus={() => anchor} className={classes(floating, "min-w-52 p-1")}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  icon: Icon,
  onClick,
  disabled = false,
  danger = false,
  hint,
  children,
}: {
  icon?: LucideIcon;
  onClick: () => void;
  disabled?: boolean;
  danger?: boolean;
  /** At the far end: a key, or why it cannot be done. */
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Base.Item onClick={onClick} disabled={disabled} className={classes(option, danger && "text-breach")}>
      {Icon && <Icon aria-hidden size={16} className={danger ? undefined : "text-soft"} />}
      <span className="flex-1">{children}</span>
      {hint}
    </Base.Item>
  );
}

/** One of a few, chosen in the menu itself. */
export function MenuChoices<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: readonly { value: Value; label: string; icon?: LucideIcon }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-small text-soft">{label}</Base.GroupLabel>
      {choices.map(({ value: own, label: words, icon: Icon }) => (
        <Base.RadioItem key={own} value={own} closeOnClick={false} className={option}>
          {Icon && <Icon aria-hidden size={16} className="text-soft" />}
          <span className="flex-1">{words}</span>
          <Base.RadioItemIndicator className="text-accent">
            <Check aria-hidden size={16} />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuLine() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
