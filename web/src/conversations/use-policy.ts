import { type InboxPolicy, showPolicy } from "@relevo/contract/policies.ts";
import { useQuery } from "@tanstack/react-query";
import { call } from "../shell/api.ts";

/** The rules of an inbox as they are now, once they are there. */
export function usePolicy(id: string): InboxPolicy | undefined {
  return useQuery({
    queryKey: ["policies", id],
    queryFn: ({ signal }) => call(showPolicy, { params: { id } }, { signal }),
  }).data?.policy;
}
