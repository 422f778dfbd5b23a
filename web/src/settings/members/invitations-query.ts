import { listInvitations } from "@relevo/contract/people.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: async ({ signal }) => (await call(listInvitations, {}, { signal })).items,
});
