import { type Funnel, removeFunnel } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";

/** Asks before a funnel is taken away. */
export function RemoveFunnel({
  funnel: { id, name },
  onRemoved,
  onLeave,
}: {
  funnel: Pick<Funnel, "id" | "name">;
  onRemoved: (said: string) => Promise<void>;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Confirm
      title={t("settings.funnels.remove.ask", { name })}
      about={t("settings.funnels.remove.about")}
      verb={t("settings.funnels.remove.act")}
      says={{ IN_USE: () => t("settings.funnels.remove.inUse") }}
      act={async (key) => {
        await call(removeFunnel, { params: { id } }, { key });
        await onRemoved(t("settings.funnels.remove.done"));
      }}
      onLeave={onLeave}
    />
  );
}
