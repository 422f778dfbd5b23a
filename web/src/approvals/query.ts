import { queryOptions } from "@tanstack/react-query";

/** The requests that wait for a verdict; how they are read comes after the first load, which counts them. */
export const waitingApprovalsQuery = queryOptions({
  queryKey: ["approvals", "waiting"],
  queryFn: async ({ signal }) => (await import("./read-waiting.ts")).readWaiting(signal),
});
