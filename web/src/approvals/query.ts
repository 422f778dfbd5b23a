import { listApprovals } from "@relevo/contract/closing.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../shell/api.ts";

/** The requests that wait for a verdict, up to a page of them: a supervisor's, or one's own. */
export const waitingApprovalsQuery = queryOptions({
  queryKey: ["approvals", "waiting"],
  queryFn: async ({ signal }) => (await call(listApprovals, { query: { limit: 100 } }, { signal })).items,
});
