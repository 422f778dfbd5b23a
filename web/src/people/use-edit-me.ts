import { editMe, type Me } from "@relevo/contract/people.ts";
import type { Language } from "@relevo/contract/words.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "../design/toast.tsx";
import { sayError } from "../refusals/say.ts";
import { call } from "../shell/api.ts";
import { meQuery } from "./me.ts";

/** Changes something about oneself; a no is said in a notice. */
export function useEditMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name?: string; language?: Language; available?: boolean }): Promise<Me> =>
      call(editMe, { body }),
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      void queries.invalidateQueries({ queryKey: ["members"] });
    },
    onError: (error) => notify({ tone: "breach", title: sayError(error) }),
  });
}
