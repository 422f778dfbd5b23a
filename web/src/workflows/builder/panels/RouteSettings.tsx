import { useTranslation } from "react-i18next";
import { ChoiceCards } from "../../../settings/ChoiceCards.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import type { SettingsOf } from "./settings.ts";

/** To which inbox, and why. */
export function InboxSettings({ step, edit, wrong }: SettingsOf<"move_inbox">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const inbox = things.inboxes.find(({ id }) => id === step.inboxId);
  return (
    <>
      <Chooser
        label={t("builder.inbox.which")}
        items={things.inboxes.map(({ id, name }) => ({ id, name }))}
        value={step.inboxId}
        error={wrong("/inboxId")}
        onChange={(inboxId) => edit({ ...step, inboxId, reasonId: null }, "inboxId")}
      />
      {inbox && (
        <Chooser
          label={t("builder.inbox.reason")}
          none={t("builder.inbox.noReason")}
          items={inbox.reasons.map(({ id, name }) => ({ id, name }))}
          value={step.reasonId}
          error={wrong("/reasonId")}
          onChange={(reasonId) => edit({ ...step, reasonId }, "reasonId")}
        />
      )}
    </>
  );
}

/** Why the customer writes; the reason belongs to an inbox. */
export function ReasonSettings({ step, edit, wrong }: SettingsOf<"reason">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  return (
    <Chooser
      label={t("builder.inbox.reason")}
      hint={t("builder.inbox.reasonHint")}
      items={things.inboxes.flatMap((inbox) =>
        inbox.reasons.map(({ id, name }) => ({ id, name, hint: inbox.name })),
      )}
      value={step.reasonId}
      error={wrong("/reasonId")}
      onChange={(reasonId) => edit({ ...step, reasonId }, "reasonId")}
    />
  );
}

/** Before the rest of its queue, or in its turn. */
export function PrioritySettings({ step, edit }: SettingsOf<"priority">) {
  const { t } = useTranslation();
  return (
    <ChoiceCards
      label={t("builder.priority.which")}
      choices={[
        { value: "ahead", label: t("builder.priority.ahead"), about: t("flow.says.ahead") },
        { value: "turn", label: t("builder.priority.turn"), about: t("builder.priority.turnAbout") },
      ]}
      value={step.ahead ? "ahead" : "turn"}
      onChange={(value) => edit({ ...step, ahead: value === "ahead" }, "ahead")}
    />
  );
}
