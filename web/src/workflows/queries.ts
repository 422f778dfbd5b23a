import type { Answer, Call } from "@relevo/contract/endpoint.ts";
import {
  listSimulations,
  showSimulatedRun,
  showSimulation,
  simulatedRuns,
} from "@relevo/contract/simulations.ts";
import { conversationRuns, listRuns, showRun, workflowStats } from "@relevo/contract/workflow-runs.ts";
import { listSecrets, listVersions, listWorkflows, showWorkflow } from "@relevo/contract/workflows.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "../shell/api.ts";

export type OneWorkflow = Answer<typeof showWorkflow>;
export type WorkflowStats = Answer<typeof workflowStats>;
export type WorkflowVersion = Answer<typeof listVersions>["items"][number];
export type OneSimulation = Answer<typeof showSimulation>;
export type SimulatedFilter = NonNullable<Call<typeof simulatedRuns>["query"]>;
export type RunFilter = NonNullable<Call<typeof listRuns>["query"]>;

/** How often what goes on by itself is read again while it is looked at, ms: a step that only waits is no event. */
export const often = 10_000;

/** Kept under their topic's name: what happens to a workflow or a run makes them be read again. */
export const workflowsQuery = queryOptions({
  queryKey: ["workflows", "list"],
  queryFn: async ({ signal }) => (await call(listWorkflows, {}, { signal })).items,
});

export function workflowQuery(id: string) {
  return queryOptions({
    queryKey: ["workflows", "one", id],
    queryFn: ({ signal }) => call(showWorkflow, { params: { id } }, { signal }),
  });
}

export function versionsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["workflows", "versions", id],
    queryFn: ({ pageParam, signal }) =>
      call(listVersions, { params: { id }, query: { limit: 20, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  });
}

/** `from`: an instant. */
export function statsQuery(id: string, from: string) {
  return queryOptions({
    queryKey: ["workflows", "stats", id, from],
    queryFn: ({ signal }) => call(workflowStats, { params: { id }, query: { from } }, { signal }),
    refetchInterval: often,
    placeholderData: (before) => before,
  });
}

export function runsQuery(filter: RunFilter) {
  return infiniteQueryOptions({
    queryKey: ["workflows", "runs", filter],
    queryFn: ({ pageParam, signal }) =>
      call(listRuns, { query: { limit: 30, ...filter, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
    refetchInterval: often,
    placeholderData: (before) => before,
  });
}

export function runQuery(id: string) {
  return queryOptions({
    queryKey: ["workflows", "run", id],
    queryFn: ({ signal }) => call(showRun, { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? often : false),
  });
}

/** What workflows did and will do with a conversation, newest first. */
export function conversationRunsQuery(id: string) {
  return queryOptions({
    queryKey: ["workflows", "of", id],
    queryFn: async ({ signal }) =>
      (await call(conversationRuns, { params: { id }, query: { limit: 20 } }, { signal })).items,
  });
}

export const secretsQuery = queryOptions({
  queryKey: ["workflows", "secrets"],
  queryFn: async ({ signal }) => (await call(listSecrets, {}, { signal })).items,
});

/** The latest simulations of a workflow. */
export function simulationsQuery(id: string) {
  return queryOptions({
    queryKey: ["simulations", "of", id],
    queryFn: async ({ signal }) => (await call(listSimulations, { params: { id } }, { signal })).items,
  });
}

/** How far one is; while it goes on it is asked for again, since its progress is no event. */
export function simulationQuery(id: string) {
  return queryOptions({
    queryKey: ["simulations", "one", id],
    queryFn: ({ signal }) => call(showSimulation, { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? 1000 : false),
  });
}

export function simulatedRunsQuery(id: string, filter: SimulatedFilter) {
  return infiniteQueryOptions({
    queryKey: ["simulations", "runs", id, filter],
    queryFn: ({ pageParam, signal }) =>
      call(simulatedRuns, { params: { id }, query: { limit: 30, ...filter, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
    placeholderData: (before) => before,
  });
}

export function simulatedRunQuery(id: string) {
  return queryOptions({
    queryKey: ["simulations", "run", id],
    queryFn: ({ signal }) => call(showSimulatedRun, { params: { id } }, { signal }),
  });
}
