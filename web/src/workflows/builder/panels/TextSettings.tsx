import { useTranslation } from "react-i18next";
import { useBuilding } from "../building.ts";
import { Several } from "../inputs/Several.tsx";
import { WithVariables } from "../inputs/WithVariables.tsx";
import type { SettingsOf } from "./settings.ts";

/** A note for colleagues, and whom it calls. */
export function CommentSettings({ step, edit, wrong }: SettingsOf<"comment">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const people = things.members.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
  return (
    <>
      <WithVariables
        label={t("builder.comment.text")}
        lines={4}
        hint={t("builder.comment.about")}
        value={step.text}
        error={wrong("/text")}
        onChange={(text) => edit({ ...step, text }, "text")}
      />
      <Several
        label={t("builder.comment.mentions")}
        items={[{ id: "assignee", name: t("builder.theAssignee") }, ...people]}
        chosen={step.mentions}
        error={wrong("/mentions")}
        onChange={(mentions) => edit({ ...step, mentions }, "mentions")}
      />
    </>
  );
}

/** What the customer is told. */
export function MessageSettings({ step, edit, wrong }: SettingsOf<"message">) {
  const { t } = useTranslation();
  return (
    <WithVariables
      label={t("builder.message.text")}
      lines={5}
      hint={t("builder.message.about")}
      value={step.text}
      error={wrong("/text")}
      onChange={(text) => edit({ ...step, text }, "text")}
    />
  );
}
