import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { Field } from "../../../design/Field.tsx";
import { IconButton } from "../../../design/IconButton.tsx";
import { Input } from "../../../design/Input.tsx";
import { WrongWords } from "../../../settings/WrongWords.tsx";
import { ConditionEditor } from "../conditions/ConditionEditor.tsx";
import { newBranch } from "../new-step.rules.ts";
import { withItem } from "../tree.rules.ts";
import type { SettingsOf } from "./settings.ts";

type Branch = StepOf<"branch">["branches"][number];

/** Branches in the order they are asked, each with its conditions. */
export function BranchSettings({ step, edit, wrong }: SettingsOf<"branch">) {
  const { t } = useTranslation();
  const { branches } = step;
  const put = (next: Branch[], field = "branches") => edit({ ...step, branches: next }, field);
  const remove = (at: number) => {
    const { [branches[at]?.id ?? ""]: _, ...edges } = step.edges;
    edit({ ...step, branches: withItem(branches, at, null), edges }, "branches");
  };
  const swap = (at: number) =>
    put(branches.map((one, i) => (i === at ? branches[at + 1] : i === at + 1 ? branches[at] : one) ?? one));
  return (
    <>
      <p className="text-list text-soft">{t("builder.branch.about")}</p>
      {wrong("/branches") && branches.length === 0 && (
        <WrongWords id={`${step.id}-branches`}>{wrong("/branches")}</WrongWords>
      )}
      {branches.map((branch, i) => {
        const name = branch.name || t("flow.branchNumber", { n: i + 1 });
        return (
          <section
            key={branch.id}
            aria-label={name}
            className="flex flex-col gap-3 border-t border-line pt-3"
          >
            <div className="flex items-center gap-1">
              <h3 className="min-w-0 flex-1 truncate font-medium">{name}</h3>
              {i > 0 && (
                <IconButton
                  size="small"
                  icon={ArrowUp}
                  label={t("builder.branch.up", { name })}
                  onClick={() => swap(i - 1)}
                />
              )}
              {i < branches.length - 1 && (
                <IconButton
                  size="small"
                  icon={ArrowDown}
                  label={t("builder.branch.down", { name })}
                  onClick={() => swap(i)}
                />
              )}
              {branches.length > 1 && (
                <IconButton
                  size="small"
                  icon={Trash2}
                  label={t("builder.branch.remove", { name })}
                  onClick={() => remove(i)}
                />
              )}
            </div>
            <Field label={t("builder.branch.name")} error={wrong(`/branches/${i}/name`)}>
              <Input
                maxLength={120}
                placeholder={t("flow.branchNumber", { n: i + 1 })}
                value={branch.name}
                onChange={({ target }) =>
                  put(withItem(branches, i, { ...branch, name: target.value }), `branches/${i}/name`)
                }
              />
            </Field>
            <ConditionEditor
              tree={branch.when}
              at={step.id}
              path={`/branches/${i}/when`}
              about={t("builder.branch.empty")}
              needed={wrong(`/branches/${i}/when`) !== undefined}
              onChange={(when) => put(withItem(branches, i, { ...branch, when }), `branches/${i}/when`)}
            />
          </section>
        );
      })}
      <div className="border-t border-line pt-3">
        <Button size="small" icon={Plus} onClick={() => put([...branches, newBranch(branches)])}>
          {t("builder.branch.add")}
        </Button>
        <p className="mt-2 text-small text-soft">{t("builder.branch.elseAbout")}</p>
      </div>
    </>
  );
}
