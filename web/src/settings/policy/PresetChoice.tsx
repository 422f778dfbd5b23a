import { type Preset, presets } from "@relevo/contract/policies.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { ChoiceCards } from "../ChoiceCards.tsx";
import { Loaded } from "../Loaded.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { adopted, differing } from "./fields.rules.ts";
import { presetQuery } from "./policy-query.ts";
import type { PolicyEdit } from "./use-policy-edit.ts";

/** The preset the inbox is compared with; another one first shows what it would change. */
export function PresetChoice({ inboxId, edit }: { inboxId: string; edit: PolicyEdit }) {
  const { t } = useTranslation();
  const { policy } = edit;
  const [wanted, setWanted] = useState<Preset>();
  const looked = wanted === policy.preset ? undefined : wanted;
  return (
    <section className="flex flex-col gap-2">
      <ChoiceCards
        label={t("settings.policy.preset")}
        choices={presets.map((value) => ({
          value,
          label: t(`settings.policy.presets.${value}`),
          about: t(`settings.policy.presetsAbout.${value}`),
        }))}
        value={looked ?? policy.preset}
        onChange={setWanted}
      />
      <p className="text-small text-soft">
        {t("settings.policy.presetAbout")}{" "}
        {t("settings.policy.column", { column: t(`settings.policy.columns.${policy.column}`) })}
      </p>
      {looked && (
        <WouldChange inboxId={inboxId} preset={looked} edit={edit} onLeave={() => setWanted(undefined)} />
      )}
    </section>
  );
}

function WouldChange({
  inboxId,
  preset,
  edit,
  onLeave,
}: {
  inboxId: string;
  preset: Preset;
  edit: PolicyEdit;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const query = useQuery(presetQuery(inboxId, preset));
  const named = t(`settings.policy.presetsIn.${preset}`);
  return (
    <Loaded query={query} rows={1}>
      {(says) => {
        const next = adopted(edit.policy, says);
        const count = differing(edit.policy, next).length;
        return (
          <div className="flex flex-col gap-3 rounded-large border border-line bg-sunk px-4 py-3">
            <p role="status" className="font-medium">
              {count === 0
                ? t("settings.policy.wouldNotChange", { preset: named })
                : t("settings.policy.wouldChange", { count, preset: named })}
            </p>
            {count > 0 && <ChangeList from={{ ...edit.policy, preset }} to={next} />}
            <p className="text-small text-soft">{t("settings.policy.adoptAbout")}</p>
            <div className="flex flex-wrap gap-2">
              <Button
                variant="primary"
                onClick={() => {
                  edit.adopt(says);
                  onLeave();
                }}
              >
                {t("settings.policy.adopt", { preset: named })}
              </Button>
              <Button onClick={onLeave}>{t("settings.policy.keep")}</Button>
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}
