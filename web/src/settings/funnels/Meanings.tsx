import type { Funnel } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import { Section } from "../Page.tsx";
import type { FunnelEdit } from "./FunnelForm.tsx";
import { undefinedIn } from "./funnel-draft.rules.ts";
import { Notice } from "./Notice.tsx";

/** S4-3: what counts as won and as lost, in the company's words. */
export function Meanings({ edit, saved }: { edit: FunnelEdit; saved: Funnel }) {
  const { t } = useTranslation();
  const { draft, change, error } = edit;
  return (
    <Section title={t("settings.funnels.means.title")} about={t("settings.funnels.means.about")}>
      {undefinedIn(saved) && <Notice>{t("settings.funnels.means.missing")}</Notice>}
      <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
        {(["won", "lost"] as const).map((kind) => (
          <Field
            key={kind}
            label={t(`settings.funnels.means.${kind}`)}
            hint={t(`settings.funnels.means.${kind}Example`)}
            error={error(`${kind}Definition`)}
          >
            <Textarea
              rows={2}
              maxLength={500}
              value={draft[`${kind}Definition`]}
              onChange={(event) =>
                change(
                  kind === "won"
                    ? { wonDefinition: event.target.value }
                    : { lostDefinition: event.target.value },
                  `${kind}Definition`,
                )
              }
            />
          </Field>
        ))}
      </div>
    </Section>
  );
}
