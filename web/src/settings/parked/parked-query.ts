import { listParked } from "@relevo/contract/connections.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

/** No event tells of them: read again while they are looked at, in ms. */
export const parkedQuery = queryOptions({
  queryKey: ["parked"],
  queryFn: async ({ signal }) => (await call(listParked, {}, { signal })).items,
  refetchInterval: 5000,
});
