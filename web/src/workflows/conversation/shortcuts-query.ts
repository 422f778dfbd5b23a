import { listShortcuts } from "@relevo/contract/workflow-runs.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

/** Published workflows one may start by hand. */
export const shortcutsQuery = queryOptions({
  queryKey: ["workflows", "shortcuts"],
  queryFn: async ({ signal }) => (await call(listShortcuts, {}, { signal })).items,
});
