import { listRules, previewRule, type RuleBody } from "@relevo/contract/resolution-rules.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../shell/api.ts";

/** A stage's resolution rules, oldest first. */
export const rulesQuery = (stageId: string) =>
  queryOptions({
    queryKey: ["rules", stageId],
    queryFn: async ({ signal }) => (await call(listRules, { params: { id: stageId } }, { signal })).items,
  });

/** Whom a rule would touch if it were saved now; asked again whenever it is looked at. */
export const previewQuery = (stageId: string, body: RuleBody | undefined) =>
  queryOptions({
    queryKey: ["rules", stageId, "preview", body],
    queryFn: ({ signal }) =>
      body === undefined ? null : call(previewRule, { params: { id: stageId }, body }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
