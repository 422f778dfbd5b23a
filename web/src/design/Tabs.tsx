import { Tabs as Base } from "@base-ui/react/tabs";
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

export interface Tab<Value extends string> {
  value: Value;
  label: string;
  icon?: LucideIcon;
  /** Shown after the label, already in words: "12", "999+". */
  count?: string;
}

/** Views of one thing, one at a time. The chosen view's content is `children`. */
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
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where they do not fit, the chosen one is scrolled into sight.
    if (value)
      list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [value]);
  return (
    <Base.Root
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <Base.List
        ref={list}
        aria-label={label}
        className="scroll-quiet relative flex shrink-0 gap-1 overflow-x-auto border-b border-line px-2 [scrollbar-width:none]"
      >
        {tabs.map(({ value: own, label: words, icon: Icon, count }) => (
          <Base.Tab
            key={own}
            value={own}
            className="flex h-9 shrink-0 items-center gap-1.5 rounded-t-base px-2 text-list whitespace-nowrap text-soft select-none -outline-offset-2 hover:text-ink data-active:font-medium data-active:text-ink pointer-coarse:h-11"
          >
            {Icon && <Icon aria-hidden size={14} />}
            {words}
            {count && <span className="text-small text-soft tabular-nums">{count}</span>}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-[left,width] duration-150" />
      </Base.List>
      <Base.Panel value={value} className="flex min-h-0 flex-1 flex-col">
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
