import { listAudit } from "@relevo/contract/audit.ts";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";
import type { queryOf } from "./filter.rules.ts";

/** What happened, newest first, page by page. */
export const auditQuery = (wanted: ReturnType<typeof queryOf>) =>
  infiniteQueryOptions({
    queryKey: ["audit", wanted],
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { ...wanted, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  });
