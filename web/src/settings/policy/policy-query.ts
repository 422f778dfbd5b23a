import type { Answer } from "@relevo/contract/endpoint.ts";
import { listPolicyVersions, type Preset, presetPolicy, showPolicy } from "@relevo/contract/policies.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

export type PolicyInForce = Answer<typeof showPolicy>;
export type PolicyVersion = Answer<typeof listPolicyVersions>["items"][number];

/** An inbox's rules as they are now, with what their preset says. */
export const policyQuery = (id: string) =>
  queryOptions({
    queryKey: ["policies", id],
    queryFn: ({ signal }) => call(showPolicy, { params: { id } }, { signal }),
  });

/** What a preset would say for the inbox. */
export const presetQuery = (id: string, preset: Preset) =>
  queryOptions({
    queryKey: ["policies", id, "preset", preset],
    queryFn: ({ signal }) => call(presetPolicy, { params: { id, preset } }, { signal }),
  });

/** What the rules were, newest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["policies", id, "versions"],
    queryFn: async ({ signal }) => (await call(listPolicyVersions, { params: { id } }, { signal })).items,
  });
