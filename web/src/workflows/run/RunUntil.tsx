import type { Run } from "@relevo/contract/workflow-runs.ts";
import { useTranslation } from "react-i18next";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** How long a run waits, if it does. */
export function RunUntil({ run: { state, until } }: { run: Pick<Run, "state" | "until"> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  if (state !== "waiting") return null;
  if (until === null) return t("workflows.run.untilSomebody");
  return (
    <time dateTime={until} title={formats.moment(until)}>
      {t("workflows.run.untilWhen", { when: formats.relative(until, now) })}
    </time>
  );
}
