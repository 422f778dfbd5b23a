import { createContext, use } from "react";
import { triggerId } from "../canvas/flow.rules.ts";

/** The step whose settings are shown. */
export const SelectedContext = createContext<string | null>(null);

/** Its id; null for the trigger's, which comes before every step. */
export function useSelectedId(): string | null {
  const id = use(SelectedContext);
  return id === triggerId ? null : id;
}
