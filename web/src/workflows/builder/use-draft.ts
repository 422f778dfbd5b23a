import { editWorkflow, type WorkflowDetail } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { call } from "../../shell/api.ts";
import { workflowQuery, workflowsQuery } from "../queries.ts";
import { type Draft, type DraftStore, draftStore } from "./draft-store.ts";

/** The draft of a workflow as it is built here, saving itself; what the desk tells of it is heard. */
export function useDraft(detail: WorkflowDetail): [Draft, DraftStore] {
  const queries = useQueryClient();
  const { id } = detail;
  const [store] = useState(() =>
    draftStore(detail, async (body) => {
      const saved = await call(editWorkflow, { params: { id }, body });
      queries.setQueryData(workflowQuery(id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: workflowsQuery.queryKey, exact: true });
      return saved;
    }),
  );
  useEffect(() => store.hear(detail), [store, detail]);
  return [useSyncExternalStore(store.subscribe, store.get), store];
}
