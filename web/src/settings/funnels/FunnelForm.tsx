import { editFunnel, type Funnel } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { Form } from "../../refusals/Form.tsx";
import type { Places } from "../../refusals/place.rules.ts";
import { type Submission, useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { LeaveGuard } from "../LeaveGuard.tsx";
import { Conduct } from "./Conduct.tsx";
import { bodyOf, draftOf, type FunnelDraft, wrongIn } from "./funnel-draft.rules.ts";
import { Meanings } from "./Meanings.tsx";
import { People } from "./People.tsx";
import { Reasons } from "./Reasons.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { StageList } from "./stages/StageList.tsx";
import { useDraft } from "./use-draft.ts";
import { useFunnelsChanged } from "./use-funnels-changed.ts";

const fields = {
  name: "settings.funnels.wrong.name",
  wonDefinition: "settings.funnels.wrong.definition",
  lostDefinition: "settings.funnels.wrong.definition",
  currency: "settings.funnels.wrong.currency",
  memberIds: "settings.funnels.wrong.people",
  reasons: "settings.funnels.wrong.reasons",
} as const;
export type FunnelPart = keyof typeof fields;

const places: Places<FunnelPart, WordKey> = {
  fields,
  codes: { NAME_TAKEN: { field: "name", words: "settings.funnels.wrong.nameTaken" } },
};

/** What every part of the form is given. */
export interface FunnelEdit {
  draft: FunnelDraft;
  change: (parts: Partial<FunnelDraft>, part?: FunnelPart) => void;
  error: Submission<FunnelPart>["error"];
}

/** All settings of a funnel, saved together; its stages are changed one by one. */
export function FunnelForm({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const changed = useFunnelsChanged();
  const { draft, dirty, change, drop } = useDraft(draftOf(funnel));
  const submission = useSubmit(
    places,
    async (key) => {
      await call(editFunnel, { params: { id: funnel.id }, body: bodyOf(draft) }, { key });
      await changed(t("settings.funnels.saved"));
      drop();
    },
    () => Object.fromEntries(wrongIn(draft).map((part) => [part, fields[part]])),
  );
  const edit: FunnelEdit = {
    draft,
    change(parts, part) {
      change(parts);
      if (part) submission.edited(part);
    },
    error: submission.error,
  };
  return (
    <Form submission={submission} className="gap-8">
      <LeaveGuard dirty={dirty} />
      <Field label={t("settings.funnels.new.name")} error={edit.error("name")}>
        <Input
          maxLength={120}
          value={draft.name}
          onChange={(event) => edit.change({ name: event.target.value }, "name")}
          className="max-w-sm"
        />
      </Field>
      <Meanings edit={edit} saved={funnel} />
      <StageList funnel={funnel} />
      <Reasons edit={edit} tried={submission.refused > 0} />
      <People edit={edit} />
      <Conduct edit={edit} />
      {dirty && <SaveBar busy={submission.busy} onDrop={drop} />}
    </Form>
  );
}
