import { listInboxes } from "@relevo/contract/inboxes.ts";
import { listGroups, listMembers } from "@relevo/contract/people.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../shell/api.ts";

/** Everybody in the account, inactive ones last. */
export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: async ({ signal }) => (await call(listMembers, {}, { signal })).items,
});

/** The teams. */
export const groupsQuery = queryOptions({
  queryKey: ["groups"],
  queryFn: async ({ signal }) => (await call(listGroups, {}, { signal })).items,
});

/** The inboxes the person serves, Global first, with their reasons. */
export const inboxesQuery = queryOptions({
  queryKey: ["inboxes"],
  queryFn: async ({ signal }) => (await call(listInboxes, {}, { signal })).items,
});
