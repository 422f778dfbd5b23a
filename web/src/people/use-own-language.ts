import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { languageSetting } from "../i18n/language.ts";
import { meQuery } from "./me.ts";
import { useEditMe } from "./use-edit-me.ts";

/** The language follows the person: a choice made in this browser becomes theirs everywhere. */
export function useOwnLanguage(): void {
  const queries = useQueryClient();
  const { mutate } = useEditMe();
  // Only what is chosen here: two browsers that each put their own right would never end.
  useEffect(
    () =>
      languageSetting.subscribe(() => {
        const language = languageSetting.get();
        const me = queries.getQueryData(meQuery.queryKey);
        if (me && me.language !== language) mutate({ language });
      }),
    [queries, mutate],
  );
}
