import { showTeam, type Teammate } from "@relevo/contract/team.ts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

const teamQuery = queryOptions({
  queryKey: ["team"],
  queryFn: ({ signal }) => call(showTeam, {}, { signal }),
  // Loads change with every message: fresh whenever somebody asks.
  staleTime: 0,
});

/** How loaded each person is now, by member; empty until it is known. */
export function useTeam(): ReadonlyMap<string, Teammate> {
  const people = useQuery(teamQuery).data?.people ?? [];
  return new Map(people.map((one) => [one.member.id, one]));
}
