import type { TicketFilter } from "@relevo/contract/board.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { groupsQuery, membersQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import { sayMoney } from "./money.ts";
import type { Place } from "./use-place.ts";

/** What narrows the tickets now, in words, each with the way to take it off. */
export function useChips({ filter, narrow }: Pick<Place, "filter" | "narrow">, currency: string | null) {
  const { t } = useTranslation();
  const { day, number } = useFormats();
  const { country } = useMe().account;
  const members = useQuery(membersQuery).data ?? [];
  const groups = useQuery(groupsQuery).data ?? [];
  const { q, owner, groupId, view, resolution, kind, valueFrom, valueTo, createdFrom, createdTo } = filter;
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name ?? "…";
  const money = (amount: number) => (currency ? sayMoney({ amount, currency }, country) : number(amount));
  const chip = (key: keyof TicketFilter, name: string) => ({
    key,
    name,
    drop: () => narrow({ [key]: undefined }),
  });
  return [
    ...(q === undefined ? [] : [chip("q", `«${q}»`)]),
    ...(owner === undefined
      ? []
      : [
          chip(
            "owner",
            owner === "me"
              ? t("board.filter.me")
              : owner === "none"
                ? t("board.filter.nobody")
                : nameOf(owner),
          ),
        ]),
    ...(groupId === undefined ? [] : [chip("groupId", groups.find(({ id }) => id === groupId)?.name ?? "…")]),
    ...(view === undefined ? [] : [chip("view", t(`board.views.${view}`))]),
    ...(resolution === undefined ? [] : [chip("resolution", t(`board.resolutions.${resolution}`))]),
    ...(kind === undefined ? [] : [chip("kind", t(`board.kindsLong.${kind}`))]),
    ...(valueFrom === undefined
      ? []
      : [chip("valueFrom", t("board.filter.valueFrom", { value: money(valueFrom) }))]),
    ...(valueTo === undefined ? [] : [chip("valueTo", t("board.filter.valueTo", { value: money(valueTo) }))]),
    ...(createdFrom === undefined
      ? []
      : [chip("createdFrom", t("board.filter.createdFrom", { date: day(createdFrom) }))]),
    ...(createdTo === undefined
      ? []
      : [chip("createdTo", t("board.filter.createdTo", { date: day(createdTo) }))]),
  ];
}
