import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronDown, Search } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { control, floating, option } from "./control.ts";

export interface Pickable {
  id: string;
  /** What is searched for and shown when chosen. */
  name: string;
  /** A second, quieter line. */
  hint?: string;
  /** Before the name, such as an avatar. */
  mark?: ReactNode;
}

/** One of many things, found by typing. With `trigger`, another button opens it: assign, move, tag. */
export function Picker({
  items,
  value,
  onChange,
  label,
  trigger,
  disabled = false,
  open,
  onOpenChange,
  found,
}: {
  items: readonly Pickable[];
  /** The id of what is chosen. */
  value: string | null;
  onChange: (id: string) => void;
  label: string;
  trigger?: ReactElement;
  disabled?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Where the server searches: it is told the words, `items` are what it found, the chosen one among them or not. */
  found?: { chosen: Pickable | null; onWords: (words: string) => void };
}) {
  const { t } = useTranslation();
  const chosen = found ? found.chosen : (items.find((item) => item.id === value) ?? null);
  return (
    <Base.Root
      items={items}
      value={chosen}
      onValueChange={(next) => next && onChange(next.id)}
      itemToStringLabel={(item: Pickable) => item.name}
      isItemEqualToValue={(item, other) => item.id === other.id}
      disabled={disabled}
      autoHighlight
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
      {...(found ? { filter: null, onInputValueChange: found.onWords } : {})}
    >
      {trigger ? (
        <Base.Trigger render={trigger} />
      ) : (
        <Base.Trigger
          aria-label={label}
          className={classes(control, "flex h-8 items-center gap-2 text-start pointer-coarse:h-10")}
        >
          {chosen?.mark}
          <span className={classes("min-w-0 flex-1 truncate", !chosen && "text-soft")}>
            {chosen?.name ?? t("design.choose")}
          </span>
          <ChevronDown aria-hidden size={16} className="shrink-0 text-soft" />
        </Base.Trigger>
      )}
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-40 outline-none">
          <Base.Popup
            aria-label={label}
            className={classes(floating, "w-[max(18rem,var(--anchor-width))] max-w-(--available-width)")}
          >
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search aria-hidden size={16} className="shrink-0 text-soft" />
              <Base.Input
                aria-label={label}
                placeholder={t("design.search")}
                className="h-9 w-full bg-transparent outline-none"
              />
            </div>
            <Base.Empty className="px-3 not-empty:py-3 text-list text-soft">{t("design.noMatch")}</Base.Empty>
            <Base.List className="scroll-quiet max-h-[min(20rem,calc(var(--available-height)-2.5rem))] overflow-y-auto p-1 data-empty:p-0">
              {(item: Pickable) => (
                <Base.Item key={item.id} value={item} className={classes(option, "py-1")}>
                  {item.mark}
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{item.name}</span>
                    {item.hint && <span className="line-clamp-2 text-small text-soft">{item.hint}</span>}
                  </span>
                  <Base.ItemIndicator className="text-accent">
                    <Check aria-hidden size={16} />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
