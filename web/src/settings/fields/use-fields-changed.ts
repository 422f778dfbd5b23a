import { useQueryClient } from "@tanstack/react-query";
import { notify } from "../../design/toast.tsx";
import { fieldsQuery } from "./fields-query.ts";

/** After a datum was changed: they are read again, and what happened is said. */
export function useFieldsChanged(): (said?: string) => Promise<void> {
  const queries = useQueryClient();
  return async (said) => {
    await queries.invalidateQueries({ queryKey: fieldsQuery.queryKey });
    if (said !== undefined) notify({ tone: "answered", title: said });
  };
}
