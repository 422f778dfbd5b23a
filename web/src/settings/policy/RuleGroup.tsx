import { ChevronDown, ChevronUp } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { differing, type Group, groups, type PolicyField } from "./fields.rules.ts";
import { sentencesOf } from "./policy-words.rules.ts";
import { Rule } from "./Rule.tsx";
import type { PolicyEdit } from "./use-policy-edit.ts";
import { useRuleWords } from "./use-rule-words.ts";

/** Rules that belong together: what follows from them in plain words, then those that differ from the preset. */
export function RuleGroup({ group, edit }: { group: Group; edit: PolicyEdit }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { policy, preset, base } = edit;
  const differs = new Set(differing(policy, preset));
  // What differed when the page was opened stays in sight when it is taken back.
  const differed = new Set(differing(base.policy, base.preset));
  const fields: readonly PolicyField[] = groups[group];
  const apart = fields.filter(
    (field) => differs.has(field) || differed.has(field) || edit.error(field) !== undefined,
  );
  const shown = open ? fields : apart;
  const folded = fields.length - apart.length;
  const count = fields.filter((field) => differs.has(field)).length;
  return (
    <section aria-labelledby={id} className="@container flex flex-col gap-3">
      <header className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-2">
          <h2 id={id} className="text-title font-semibold">
            {t(`settings.policy.groups.${group}`)}
          </h2>
          {count > 0 && (
            <span className="rounded-small bg-selected px-1.5 text-small font-medium text-accent tabular-nums">
              {t("settings.policy.differing", { count })}
            </span>
          )}
        </div>
        <p className="max-w-2xl text-pretty">
          {sentencesOf(policy)
            [group].map((sentence) => words.sentence(sentence, policy))
            .join(" ")}
        </p>
      </header>
      {shown.length > 0 && (
        // What gets the focus must not come to lie behind the bar at the page's foot.
        <ul className="[&_:is(button,input,textarea)]:scroll-mb-32 divide-y divide-line rounded-large border border-line">
          {shown.map((field) => (
            <Rule key={field} field={field} differs={differs.has(field)} edit={edit} />
          ))}
        </ul>
      )}
      {folded > 0 && (
        <Button
          size="small"
          variant="quiet"
          icon={open ? ChevronUp : ChevronDown}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="-ms-2.5 self-start text-soft"
        >
          {open ? t("settings.policy.fold") : t("settings.policy.unfold", { count: folded })}
        </Button>
      )}
    </section>
  );
}
