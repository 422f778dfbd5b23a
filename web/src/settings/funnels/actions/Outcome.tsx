import type { Funnel } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { tones } from "../../../design/tones.ts";
import { FunnelStage } from "../../../tickets/FunnelStage.tsx";
import { stageLooks } from "../../../tickets/stage-look.ts";
import { ChoiceCards } from "../../ChoiceCards.tsx";
import type { RuleEdit } from "./RuleForm.tsx";

/** The right-hand panel: won or lost, Cierre de ticket, and where the next one begins. Neither is chosen for anybody. */
export function Outcome({ funnel, edit: { draft, change, error } }: { funnel: Funnel; edit: RuleEdit }) {
  const { t } = useTranslation();
  const means = { won: funnel.wonDefinition, lost: funnel.lostDefinition };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ChoiceCards
        label={t("settings.resolution.form.mark")}
        choices={(["won", "lost"] as const).map((value) => ({
          value,
          label: <Marked resolution={value} />,
          about: means[value] || t(`settings.resolution.form.${value}About`),
        }))}
        value={draft.resolution}
        error={error("resolution")}
        onChange={(resolution) => change({ resolution })}
      />
      <ChoiceCards
        label={t("settings.resolution.form.closing")}
        choices={[
          {
            value: "only",
            label: t("settings.resolution.form.only"),
            about: t("settings.resolution.form.onlyAbout"),
          },
          {
            value: "archive",
            label: t("settings.resolution.form.archive"),
            about: t("settings.resolution.form.archiveAbout"),
          },
        ]}
        value={draft.archive === null ? null : draft.archive ? "archive" : "only"}
        error={error("archive")}
        onChange={(choice) => change({ archive: choice === "archive" })}
      />
      {draft.archive && (
        <fieldset className="flex min-w-0 flex-col gap-2">
          <legend className="mb-1 text-list text-soft">{t("settings.resolution.form.returns")}</legend>
          <FunnelStage
            value={draft.returnTo ?? undefined}
            onChange={(returnTo) => change({ returnTo })}
            labels={{
              funnel: t("settings.resolution.form.funnel"),
              stage: t("settings.resolution.form.stage"),
            }}
            error={error("returnTo")}
            narrow
          />
        </fieldset>
      )}
    </div>
  );
}

function Marked({ resolution }: { resolution: "won" | "lost" }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = stageLooks[resolution];
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden size={14} className={tones[tone].mark} />
      {t(`settings.resolution.form.${resolution}`)}
    </span>
  );
}
