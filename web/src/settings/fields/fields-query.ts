import { listFields } from "@relevo/contract/fields.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

/** The company's own data of contacts and tickets, in order. */
export const fieldsQuery = queryOptions({
  queryKey: ["fields"],
  queryFn: async ({ signal }) => (await call(listFields, {}, { signal })).items,
});
