import type { Answer } from "@relevo/contract/endpoint.ts";
import type { createRule } from "@relevo/contract/resolution-rules.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { rulesQuery } from "./rules-query.ts";

/** A saved rule, with what the server warns of. */
export type RuleSaved = Answer<typeof createRule>;

/** After a rule was saved: the list is read again, and what was warned of it stands by it while the page is open. */
export function useRulesChanged(stageId: string) {
  const queries = useQueryClient();
  const [warned, setWarned] = useState<ReadonlyMap<string, RuleSaved["warnings"]>>(new Map());
  return {
    warned,
    async saved({ rule, warnings }: RuleSaved) {
      setWarned((before) => new Map(before).set(rule.id, warnings));
      await queries.invalidateQueries({ queryKey: rulesQuery(stageId).queryKey });
    },
  };
}
