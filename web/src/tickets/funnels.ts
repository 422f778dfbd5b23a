import { listFunnels } from "@relevo/contract/funnels.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../shell/api.ts";

/** The funnels with their stages in order. */
export const funnelsQuery = queryOptions({
  queryKey: ["funnels"],
  queryFn: async ({ signal }) => (await call(listFunnels, {}, { signal })).items,
});
