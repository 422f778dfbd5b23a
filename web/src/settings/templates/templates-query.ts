import { listTemplates } from "@relevo/contract/templates.ts";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

/** A connection's templates that match some words, approved first, page by page. */
export const templatesQuery = (connectionId: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ["templates", connectionId, q],
    queryFn: ({ pageParam, signal }) =>
      call(listTemplates, { query: { connectionId, q, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  });
