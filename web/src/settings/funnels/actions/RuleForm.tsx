import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import { createRule, editRule, type ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { notify } from "../../../design/toast.tsx";
import type { WordKey } from "../../../i18n/keys.ts";
import { Form } from "../../../refusals/Form.tsx";
import type { Places } from "../../../refusals/place.rules.ts";
import { useSubmit } from "../../../refusals/use-submit.ts";
import { call } from "../../../shell/api.ts";
import { firstStage } from "../../../tickets/stage.rules.ts";
import { LeaveGuard } from "../../LeaveGuard.tsx";
import { Section } from "../../Page.tsx";
import { undefinedIn } from "../funnel-draft.rules.ts";
import { short } from "../use-funnels-changed.ts";
import { Activation } from "./Activation.tsx";
import { Outcome } from "./Outcome.tsx";
import { RulePreview } from "./RulePreview.tsx";
import { bodyOf, draftOf, missingIn, newDraft, type RuleDraft, type RulePart } from "./rule-draft.rules.ts";
import { Undefined } from "./Undefined.tsx";
import { useRulePreview } from "./use-rule-preview.ts";
import type { RuleSaved } from "./use-rules-changed.ts";

const fields: Record<RulePart, WordKey> = {
  trigger: "settings.resolution.wrong.trigger",
  resolution: "settings.resolution.wrong.resolution",
  archive: "settings.resolution.wrong.archive",
  returnTo: "settings.resolution.wrong.returnTo",
  waitMinutes: "settings.resolution.wrong.wait",
  days: "settings.resolution.wrong.days",
  at: "settings.resolution.wrong.at",
};
const places: Places<RulePart, WordKey> = {
  fields,
  codes: {
    RETURN_REQUIRED: { field: "returnTo", words: "settings.resolution.wrong.returnTo" },
    RETURN_CLOSES: { field: "returnTo", words: "settings.resolution.wrong.returnCloses" },
  },
};

/** What every part of the form is given. */
export interface RuleEdit {
  draft: RuleDraft;
  change: (parts: Partial<RuleDraft>) => void;
  error: (part: RulePart) => string | undefined;
}

/** S4-20: one form for every way: when it is activated at the left, what it does at the right, whom it would touch below. */
export function RuleForm({
  funnel,
  stage,
  rule,
  onSaved,
  onLeave,
}: {
  funnel: Funnel;
  stage: Stage;
  /** Undefined: a new one. */
  rule: ResolutionRule | undefined;
  onSaved: (saved: RuleSaved) => Promise<void>;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const [first] = useState(() => {
    const begin = firstStage(funnel);
    const returnTo = begin ? { funnelId: funnel.id, stageId: begin.id } : null;
    return rule ? draftOf(rule, returnTo) : newDraft(returnTo);
  });
  const [draft, setDraft] = useState(first);
  const body = bodyOf(draft);
  const preview = useRulePreview(stage.id, body);
  const submission = useSubmit(
    places,
    async (key) => {
      if (!body) return;
      const saved = rule
        ? await call(editRule, { params: { id: rule.id }, body }, { key })
        : await call(createRule, { params: { id: stage.id }, body }, { key });
      await onSaved(saved);
      notify({ tone: "answered", title: t("settings.resolution.form.saved"), ms: short });
    },
    () => Object.fromEntries(missingIn(draft).map((part) => [part, fields[part]])),
  );
  const edit: RuleEdit = {
    draft,
    change(parts) {
      setDraft({ ...draft, ...parts });
      for (const part of Object.keys(parts)) if (isPart(part)) submission.edited(part);
    },
    error(part) {
      if (part === "returnTo" && preview.returnProblem) return preview.returnProblem;
      if (part === "archive" && preview.blocked) return preview.blocked;
      return part === "returnTo" && preview.blocked ? undefined : submission.error(part);
    },
  };
  return (
    <Form submission={submission} className="@container gap-6">
      <LeaveGuard dirty={JSON.stringify(draft) !== JSON.stringify(first)} />
      <Section title={t(`settings.resolution.form.${rule ? "editTitle" : "newTitle"}`)}>
        {undefinedIn(funnel) && <Undefined funnel={funnel} />}
      </Section>
      <div className="grid items-start gap-6 @lg:grid-cols-2">
        <Activation edit={edit} />
        <Outcome funnel={funnel} edit={edit} />
      </div>
      <RulePreview trigger={body?.trigger} preview={preview} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" loading={submission.busy}>
          {t("settings.resolution.form.save")}
        </Button>
        <Button onClick={onLeave}>{t("settings.resolution.form.cancel")}</Button>
      </div>
    </Form>
  );
}

function isPart(part: string): part is RulePart {
  return Object.hasOwn(fields, part);
}
