import type { Ability } from "@relevo/contract/abilities.ts";
import { type Me, showMe } from "@relevo/contract/people.ts";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { call } from "../shell/api.ts";

/** The signed-in person. Inside the frame it is always there: the route asks for it first. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => call(showMe, {}, { signal }),
});

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the role allows it; what it does not allow is nowhere to be seen. */
export function useCan(ability: Ability): boolean {
  return useMe().abilities.includes(ability);
}
