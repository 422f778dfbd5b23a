import { type Funnel, removeFunnel } from "@relevo/contract/funnels.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import { useTranslation } from "react-i18next";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";
import { namesIn } from "../names-in.ts";

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
  const uses = (data: Failure["data"]) => [
    ...(typeof data?.count === "number" && data.count > 0
      ? [t("settings.funnels.stages.open", { count: data.count })]
      : []),
    ...namesIn(data, "inboxes").map((name) => t("settings.funnels.remove.inbox", { name })),
    ...namesIn(data, "stages").map((name) => t("settings.funnels.remove.stage", { name })),
  ];
  return (
    <Confirm
      title={t("settings.funnels.remove.ask", { name })}
      about={t("settings.funnels.remove.about")}
      verb={t("settings.funnels.remove.act")}
      says={{ IN_USE: (data) => t("settings.funnels.remove.inUse", { what: uses(data).join("; ") }) }}
      act={async (key) => {
        await call(removeFunnel, { params: { id } }, { key });
        await onRemoved(t("settings.funnels.remove.done"));
      }}
      onLeave={onLeave}
    />
  );
}
