import type { Funnel } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { ListFilter, Search, UserRound, X } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { Button } from "../../design/Button.tsx";
import { Picker } from "../../design/Picker.tsx";
import { Popover } from "../../design/Popover.tsx";
import { SearchInput } from "../../design/SearchInput.tsx";
import { membersQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import { useActions } from "../../shell/actions.ts";
import { FilterPanel } from "./FilterPanel.tsx";
import { useChips } from "./use-chips.ts";
import type { Place } from "./use-place.ts";
import { useTyped } from "./use-typed.ts";

/** Narrows the tickets: words and owner at hand, the rest behind one button, what is set as chips. */
export function FilterBar({ funnel, place }: { funnel: Funnel; place: Place }) {
  const { t } = useTranslation();
  const chips = useChips(place, funnel.currency);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 pb-2 max-md:px-3">
      <Words place={place} />
      <Owner place={place} />
      <Popover
        label={t("board.filter.more")}
        trigger={
          <Button size="small" icon={ListFilter}>
            <span className="max-md:sr-only">{t("board.filter.more")}</span>
          </Button>
        }
      >
        <FilterPanel place={place} currency={funnel.currency} />
      </Popover>
      {chips.map(({ key, name, drop }) => (
        <span
          key={key}
          className="inline-flex h-7 max-w-full items-center gap-1 rounded-full bg-selected ps-2.5 pe-1 text-list pointer-coarse:h-9"
        >
          <span className="truncate">{name}</span>
          <button
            type="button"
            aria-label={t("board.filter.drop", { name })}
            onClick={drop}
            className="flex size-5 shrink-0 items-center justify-center rounded-full text-soft hover:bg-hover hover:text-ink pointer-coarse:size-8"
          >
            <X aria-hidden size={12} />
          </button>
        </span>
      ))}
      {chips.length > 1 && (
        <Button size="small" variant="quiet" onClick={() => place.show({ filter: {} })}>
          {t("board.filter.clear")}
        </Button>
      )}
    </div>
  );
}

function Words({ place }: { place: Place }) {
  const { t } = useTranslation();
  const [words, setWords] = useTyped(place.filter.q ?? "", (typed) =>
    place.narrow({ q: typed === "" ? undefined : typed }),
  );
  const box = useRef<HTMLDivElement>(null);
  useActions([
    {
      id: "board.search",
      label: "board.act.search",
      icon: Search,
      shortcut: "/",
      visible: true,
      run: () => box.current?.querySelector("input")?.focus(),
    },
  ]);
  return (
    <div ref={box} className="flex w-64 max-w-full min-w-0 max-md:w-auto max-md:flex-1">
      <SearchInput label={t("board.filter.search")} value={words} onChange={setWords} />
    </div>
  );
}

function Owner({ place }: { place: Place }) {
  const { t } = useTranslation();
  const { member } = useMe();
  const members = useQuery(membersQuery).data ?? [];
  const { owner } = place.filter;
  // Agents see their own tickets and what nobody owns: other people's names would find nothing.
  const others =
    member.role === "agent" ? [] : members.filter(({ id, active }) => active && id !== member.id);
  const items = [
    { id: "all", name: t("board.filter.all") },
    { id: "me", name: t("board.filter.me"), mark: <Avatar size="small" name={member.name} of={member.id} /> },
    { id: "none", name: t("board.filter.nobody") },
    ...others.map(({ id, name }) => ({ id, name, mark: <Avatar size="small" name={name} of={id} /> })),
  ];
  return (
    <Picker
      items={items}
      value={owner ?? "all"}
      onChange={(id) => place.narrow({ owner: id === "all" ? undefined : id })}
      label={t("board.filter.owner")}
      trigger={
        <Button size="small" icon={UserRound} aria-label={t("board.filter.owner")}>
          <span className="max-md:sr-only">{t("board.filter.owner")}</span>
        </Button>
      }
    />
  );
}
