import type { Condition, ConditionSet, ConditionTree } from "@relevo/contract/workflow-conditions.ts";
import { FolderPlus, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { WrongWords } from "../../../settings/WrongWords.tsx";
import { countOf, isSet, mostConditions, newCondition, tidied, withItem } from "../tree.rules.ts";
import { ConditionRow } from "./ConditionRow.tsx";
import { Join } from "./Join.tsx";

type Item = ConditionTree["items"][number];

/** Conditions of which all or any must hold; a group of them may stand for one. */
export function ConditionEditor({
  tree,
  at,
  path,
  about,
  needed = false,
  onChange,
}: {
  tree: ConditionTree;
  /** Of which step, or of the trigger, and where in it. */
  at: string;
  path: string;
  /** Said where there are none. */
  about: string;
  /** It cannot be published without one. */
  needed?: boolean;
  onChange: (tree: ConditionTree) => void;
}) {
  const { t } = useTranslation();
  const full = countOf(tree) >= mostConditions;
  const first = () => newCondition("conversation.state", undefined, "choice");
  const put = (items: Item[]) => onChange(tidied({ ...tree, items }));
  const add = (item: Item) => put([...tree.items, item]);
  return (
    <div className="flex flex-col gap-2">
      {tree.items.length === 0 &&
        (needed ? (
          <WrongWords id={`${at}${path}`}>{about}</WrongWords>
        ) : (
          <p className="text-list text-soft">{about}</p>
        ))}
      {tree.items.map((item, i) => {
        const own = `${path}/items/${i}`;
        const set = (next: Item | null) => put(withItem(tree.items, i, next));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions are told apart by their place
          <div key={i} className="flex flex-col gap-2">
            {i > 0 && <Join join={tree.join} onChange={(join) => onChange({ ...tree, join })} />}
            {isSet(item) ? (
              <SetRows set={item} at={at} path={own} full={full} first={first} onChange={set} />
            ) : (
              <ConditionRow condition={item} at={at} path={own} onChange={set} />
            )}
          </div>
        );
      })}
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon={Plus} disabled={full} onClick={() => add(first())}>
          {t("builder.condition.add")}
        </Button>
        {tree.items.length > 0 && (
          <Button
            size="small"
            variant="quiet"
            icon={FolderPlus}
            disabled={full}
            onClick={() => add({ join: tree.join === "and" ? "or" : "and", conditions: [first()] })}
          >
            {t("builder.condition.addGroup")}
          </Button>
        )}
      </div>
      {full && (
        <p className="text-small text-soft">{t("builder.condition.full", { count: mostConditions })}</p>
      )}
    </div>
  );
}

/** Conditions that stand for one together. */
function SetRows({
  set,
  at,
  path,
  full,
  first,
  onChange,
}: {
  set: ConditionSet;
  at: string;
  path: string;
  full: boolean;
  first: () => Condition;
  onChange: (set: ConditionSet) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-base border border-line bg-sunk p-2">
      <legend className="sr-only">{t("builder.condition.group")}</legend>
      {set.conditions.map((condition, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions are told apart by their place
        <div key={i} className="flex flex-col gap-2">
          {i > 0 && <Join join={set.join} onChange={(join) => onChange({ ...set, join })} />}
          <ConditionRow
            condition={condition}
            at={at}
            path={`${path}/conditions/${i}`}
            onChange={(next) => onChange({ ...set, conditions: withItem(set.conditions, i, next) })}
          />
        </div>
      ))}
      <Button
        size="small"
        variant="quiet"
        icon={Plus}
        disabled={full}
        className="self-start"
        onClick={() => onChange({ ...set, conditions: [...set.conditions, first()] })}
      >
        {t("builder.condition.addToGroup")}
      </Button>
    </fieldset>
  );
}
