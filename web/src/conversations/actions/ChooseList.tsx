import { Autocomplete } from "@base-ui/react/autocomplete";
import { Check, Search } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { option } from "../../design/control.ts";

export interface Choosable {
  id: string;
  /** What is searched for, and shown where there is no `label`. */
  name: string;
  /** What is shown, where the group says the rest. */
  label?: string;
  /** A second, quieter line. */
  hint?: ReactNode;
  mark: ReactNode;
  /** It is so already. */
  current?: boolean;
  choose: () => void;
}

export interface Choices {
  title: string;
  items: Choosable[];
}

/** One of many, found by typing, in named groups. */
export function ChooseList({
  label,
  find,
  groups,
}: {
  label: string;
  /** What the search is for. */
  find: string;
  groups: Choices[];
}) {
  const { t } = useTranslation();
  return (
    <Autocomplete.Root
      open
      inline
      items={groups.map(({ title: value, items }) => ({ value, items }))}
      itemToStringValue={(item: Choosable) => item.name}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-2 rounded-base border border-edge px-2.5 focus-within:border-accent">
        <Search aria-hidden size={16} className="shrink-0 text-soft" />
        <Autocomplete.Input
          aria-label={find}
          placeholder={find}
          className="h-9 w-full bg-transparent outline-none"
        />
      </div>
      <Autocomplete.Empty className="text-soft not-empty:px-1 not-empty:py-4">
        {t("design.noMatch")}
      </Autocomplete.Empty>
      <Autocomplete.List aria-label={label} className="mt-2 data-empty:mt-0">
        {(group: { value: string; items: Choosable[] }) => (
          <Autocomplete.Group key={group.value} items={group.items} className="pb-1">
            <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-small font-medium text-soft">
              {group.value}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: Choosable) => (
                <Autocomplete.Item
                  key={item.id}
                  value={item}
                  onClick={item.choose}
                  className={classes(option, "gap-3 py-1.5")}
                >
                  {item.mark}
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{item.label ?? item.name}</span>
                    {item.hint && <span className="block truncate text-small text-soft">{item.hint}</span>}
                  </span>
                  {item.current && <Check aria-hidden size={16} className="text-accent" />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
