import { type InboxPolicy, savePolicy } from "@relevo/contract/policies.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call, RefusalError } from "../../shell/api.ts";
import { wrongFields } from "./check.rules.ts";
import { adopted, differing, type PolicyField, rebased, taken } from "./fields.rules.ts";
import { places, pointerOf, wrongWords } from "./policy-places.ts";
import { type PolicyInForce, type PolicyVersion, policyQuery, versionsQuery } from "./policy-query.ts";

/** The rules being edited: from which version, as they are now, and what their preset says. */
interface Edit {
  base: PolicyInForce;
  policy: InboxPolicy;
  preset: InboxPolicy;
}

/** Somebody else saved meanwhile: what is in force now, and who did it. */
export interface Conflict {
  inForce: PolicyInForce;
  version: PolicyVersion | undefined;
}

/** One person's edit of an inbox's rules, until it is saved or thrown away. */
export function usePolicyEdit(id: string, inForce: PolicyInForce) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [mine, setMine] = useState<Edit>();
  const [conflict, setConflict] = useState<Conflict>();
  const untouched = { base: inForce, policy: inForce.policy, preset: inForce.preset };
  const edit = mine && unsavedIn(mine) > 0 ? mine : untouched;
  const drop = () => {
    setMine(undefined);
    setConflict(undefined);
  };
  const submission = useSubmit(
    places,
    async (key) => {
      const body = { policy: edit.policy, version: edit.base.version };
      try {
        await call(savePolicy, { params: { id }, body }, { key });
      } catch (error) {
        if (!(error instanceof RefusalError) || error.code !== "CONFLICT") throw error;
        setConflict(await meanwhile());
        return;
      }
      await queries.invalidateQueries({ queryKey: ["policies", id] });
      void queries.invalidateQueries({ queryKey: ["inboxes"] });
      drop();
      notify({ tone: "answered", title: t("settings.policy.saved") });
    },
    () => wrongWords(wrongFields(edit.policy)),
  );
  const meanwhile = async (): Promise<Conflict> => {
    const [inForce, versions] = await Promise.all([
      queries.fetchQuery({ ...policyQuery(id), staleTime: 0 }),
      queries.fetchQuery({ ...versionsQuery(id), staleTime: 0 }),
    ]);
    return { inForce, version: versions.find(({ version }) => version === inForce.version) };
  };
  return {
    ...edit,
    unsaved: unsavedIn(edit),
    submission,
    conflict,
    drop,
    change(field: PolicyField, parts: Partial<InboxPolicy>) {
      setMine({ ...edit, policy: { ...edit.policy, ...parts } });
      submission.edited(pointerOf(field));
    },
    takeBack(field: PolicyField) {
      setMine({ ...edit, policy: taken(edit.policy, edit.preset, field) });
      submission.edited(pointerOf(field));
    },
    adopt: (preset: InboxPolicy) => setMine({ ...edit, policy: adopted(edit.policy, preset), preset }),
    /** Goes on from what was saved meanwhile, with one's own changes on top. */
    rebase({ inForce }: Conflict) {
      const policy = rebased(edit.policy, edit.base.policy, inForce.policy);
      const preset = policy.preset === inForce.policy.preset ? inForce.preset : edit.preset;
      setMine({ base: inForce, policy, preset });
      setConflict(undefined);
    },
    error: (field: PolicyField) => submission.error(pointerOf(field)),
  };
}

export type PolicyEdit = ReturnType<typeof usePolicyEdit>;

/** How many things are not saved yet; another preset is one of them. */
function unsavedIn({ base, policy }: Edit): number {
  return differing(policy, base.policy).length + (policy.preset === base.policy.preset ? 0 : 1);
}
