import { type Field, removeField } from "@relevo/contract/fields.ts";
import { useTranslation } from "react-i18next";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";
import { namesIn } from "../names-in.ts";
import { useFieldsChanged } from "./use-fields-changed.ts";

/** Asks before a datum is taken away. */
export function RemoveField({ field: { id, name }, onLeave }: { field: Field; onLeave: () => void }) {
  const { t } = useTranslation();
  const changed = useFieldsChanged();
  return (
    <Confirm
      title={t("settings.fields.removeAsk", { name })}
      about={t("settings.fields.removeAbout")}
      verb={t("settings.fields.removeAct")}
      says={{ IN_USE: (data) => t("settings.fields.inUse", { stages: namesIn(data, "stages").join(", ") }) }}
      act={async (key) => {
        await call(removeField, { params: { id } }, { key });
        await changed(t("settings.fields.removed"));
      }}
      onLeave={onLeave}
    />
  );
}
