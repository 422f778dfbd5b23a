import { listApprovals } from "@relevo/contract/closing.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../shell/api.ts";

/** How many requests wait for a verdict, up to a page of them. */
export const approvalsCountQuery = queryOptions({
  queryKey: ["approvals", "count"],
  queryFn: async ({ signal }) =>
    (await call(listApprovals, { query: { limit: 100 } }, { signal })).items.length,
});
