import { Tabs as Base } from "@base-ui/react/tabs";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface Tab<Value extends string> {
  value: Value;
  label: string;
  icon?: LucideIcon;
  /** Shown after the label, already in words: "12", "999+". */
  count?: string;
}

/** Views of one thing, one at a time; where they do not fit they take a second line. The chosen one's content is `children`. */
export function Tabs<Value extends string>({
  tabs,
  value,
  onChange,
  label,
  children,
}: {
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  label: string;
  children?: ReactNode;
}) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <Base.List
        aria-label={label}
        className="relative flex shrink-0 flex-wrap gap-x-1 border-b border-line px-2"
      >
        {tabs.map(({ value: own, label: words, icon: Icon, count }) => (
          <Base.Tab
            key={own}
            value={own}
            className="flex h-8.5 shrink-0 items-center gap-1.5 rounded-t-base px-2 text-list whitespace-nowrap text-soft select-none -outline-offset-2 hover:text-ink data-active:font-medium data-active:text-ink pointer-coarse:h-10"
          >
            {Icon && <Icon aria-hidden size={14} />}
            {words}
            {count && <span className="text-small text-soft tabular-nums">{count}</span>}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute top-[calc(var(--active-tab-top)+var(--active-tab-height)-2px)] left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-[left,top,width] duration-150" />
      </Base.List>
      <Base.Panel value={value} className="flex min-h-0 flex-1 flex-col">
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
