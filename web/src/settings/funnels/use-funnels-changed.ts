import { useQueryClient } from "@tanstack/react-query";
import { notify } from "../../design/toast.tsx";
import { funnelsQuery } from "../../tickets/funnels.ts";

/** The bar one saves with stands where notices do: what just happened must not hide what is to be done next. */
export const short = 2500;

/** After funnels or stages were changed: they are read again, and what happened is said. */
export function useFunnelsChanged(): (said?: string) => Promise<void> {
  const queries = useQueryClient();
  return async (said) => {
    await queries.invalidateQueries({ queryKey: funnelsQuery.queryKey });
    if (said !== undefined) notify({ tone: "answered", title: said, ms: short });
  };
}
