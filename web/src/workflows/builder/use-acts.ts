import { publishWorkflow, type WorkflowDetail } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { workflowQuery, workflowsQuery } from "../queries.ts";
import type { DraftStore } from "./draft-store.ts";

/** Guardar y publicar, with what was typed last. */
export function useActs(id: string, store: DraftStore) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [publishing, setPublishing] = useState(false);
  const answered = (detail: WorkflowDetail) => {
    store.answered(detail);
    queries.setQueryData(workflowQuery(id).queryKey, detail);
    void queries.invalidateQueries({ queryKey: workflowsQuery.queryKey, exact: true });
  };
  return {
    publishing,
    /** Answers whether it is in force now; where the draft has problems it is not tried. */
    async publish(): Promise<boolean> {
      setPublishing(true);
      try {
        if (!(await store.flush())) return false;
        const { server } = store.get();
        if (server.problems.length > 0) return false;
        answered(await call(publishWorkflow, { params: { id }, body: { revision: server.revision } }));
        notify({ tone: "answered", title: t("builder.published") });
        return true;
      } catch (error) {
        notify({ tone: "breach", title: sayError(error) });
        void queries.invalidateQueries({ queryKey: workflowQuery(id).queryKey });
        return false;
      } finally {
        setPublishing(false);
      }
    },
  };
}
