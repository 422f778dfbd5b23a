import { listTags } from "@relevo/contract/tags.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../shell/api.ts";

/** The account's tags, by name. */
export const tagsQuery = queryOptions({
  queryKey: ["tags"],
  queryFn: async ({ signal }) => (await call(listTags, {}, { signal })).items,
});
