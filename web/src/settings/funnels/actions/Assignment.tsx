import { editStage, type Stage, strategies } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Select } from "../../../design/Select.tsx";
import type { WordKey } from "../../../i18n/keys.ts";
import { groupsQuery, membersQuery } from "../../../people/lists.ts";
import { Form } from "../../../refusals/Form.tsx";
import type { Places } from "../../../refusals/place.rules.ts";
import { useSubmit } from "../../../refusals/use-submit.ts";
import { call } from "../../../shell/api.ts";
import { CheckList } from "../../CheckList.tsx";
import { LeaveGuard } from "../../LeaveGuard.tsx";
import { Section } from "../../Page.tsx";
import { Choices } from "../Choices.tsx";
import { SaveBar } from "../SaveBar.tsx";
import { draftOf, settingsOf } from "../stage/stage-draft.rules.ts";
import { useDraft } from "../use-draft.ts";
import { useFunnelsChanged } from "../use-funnels-changed.ts";

const places: Places<"assignment", WordKey> = {
  fields: { assignment: "settings.stages.wrong.assignment" },
};
/** No team, as a choice: a select takes an empty value for none chosen. */
const none = "none";

/** Who gets a ticket that comes into the stage. */
export function Assignment({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const changed = useFunnelsChanged();
  const members = useQuery(membersQuery).data ?? [];
  const groups = useQuery(groupsQuery).data ?? [];
  const { draft, dirty, change, drop } = useDraft({ assignment: stage.assignment });
  const { assignment } = draft;
  const submission = useSubmit(places, async (key) => {
    const body = settingsOf(draftOf(stage), { assignment });
    await call(editStage, { params: { id: stage.id }, body }, { key });
    await changed(t("settings.stages.saved"));
    drop();
  });
  const set = (next: Stage["assignment"]) => {
    change({ assignment: next });
    submission.edited("assignment");
  };
  const shared = assignment !== null && assignment.strategy !== "unassign" ? assignment : undefined;
  return (
    <Form submission={submission} className="max-w-2xl gap-6">
      <LeaveGuard dirty={dirty} />
      <Section title={t("settings.stages.assignment.title")} about={t("settings.stages.assignment.about")}>
        <Choices
          label={t("settings.stages.assignment.label")}
          words={(["keep", ...strategies] as const).map(
            (one) =>
              [one, `settings.stages.assignment.${one}`, `settings.stages.assignment.${one}About`] as const,
          )}
          value={assignment?.strategy ?? "keep"}
          error={submission.error("assignment")}
          onChange={(strategy) =>
            set(
              strategy === "keep" ? null : { ...(assignment ?? { memberIds: [], groupId: null }), strategy },
            )
          }
        />
      </Section>
      {shared && (
        <Section title={t("settings.stages.assignment.who")} about={t("settings.stages.assignment.whoAbout")}>
          <CheckList
            label={t("settings.stages.assignment.people")}
            // Nobody adds anew who was deactivated, nor who only reads.
            items={members.filter(
              ({ id, active, role }) => (active && role !== "viewer") || shared.memberIds.includes(id),
            )}
            chosen={shared.memberIds}
            onChange={(memberIds) => set({ ...shared, memberIds })}
          />
          <Field label={t("settings.stages.assignment.group")}>
            <Select
              choices={[
                { value: none, label: t("settings.stages.assignment.noGroup") },
                ...groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={shared.groupId ?? none}
              onChange={(id) => set({ ...shared, groupId: id === none ? null : id })}
              className="max-w-sm"
            />
          </Field>
        </Section>
      )}
      {dirty && <SaveBar busy={submission.busy} onDrop={drop} />}
    </Form>
  );
}
