import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import type { ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { Loaded } from "../../Loaded.tsx";
import { Section } from "../../Page.tsx";
import { box } from "../../Tick.tsx";
import { undefinedIn } from "../funnel-draft.rules.ts";
import { RemoveRule } from "./RemoveRule.tsx";
import { RuleForm } from "./RuleForm.tsx";
import { RuleRow } from "./RuleRow.tsx";
import { rulesQuery } from "./rules-query.ts";
import { Undefined } from "./Undefined.tsx";
import { useRulesChanged } from "./use-rules-changed.ts";

/** Resolución (Ganado/Perdido): the stage's rules in sentences, and one of them being written. */
export function Resolution({ funnel, stage }: { funnel: Funnel; stage: Stage }) {
  const { t } = useTranslation();
  const query = useQuery(rulesQuery(stage.id));
  const [open, setOpen] = useState<ResolutionRule | "new">();
  const [removing, setRemoving] = useState<ResolutionRule>();
  const { warned, saved } = useRulesChanged(stage.id);
  if (open)
    return (
      <RuleForm
        key={open === "new" ? "new" : open.id}
        funnel={funnel}
        stage={stage}
        rule={open === "new" ? undefined : open}
        onSaved={async (answer) => {
          await saved(answer);
          setOpen(undefined);
        }}
        onLeave={() => setOpen(undefined)}
      />
    );
  return (
    <Section
      title={t("settings.resolution.title")}
      about={t("settings.resolution.about")}
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setOpen("new")}>
          {t("settings.resolution.new")}
        </Button>
      }
    >
      {undefinedIn(funnel) && <Undefined funnel={funnel} />}
      <Loaded query={query} rows={2}>
        {(rules) =>
          rules.length === 0 ? (
            <p className="rounded-large border border-line px-4 py-6 text-center text-soft">
              {t("settings.resolution.none")}
            </p>
          ) : (
            <ul className={box}>
              {rules.map((rule) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  funnel={funnel}
                  warnings={warned.get(rule.id) ?? []}
                  onEdit={() => setOpen(rule)}
                  onRemove={() => setRemoving(rule)}
                  onSaved={saved}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {removing && <RemoveRule rule={removing} onLeave={() => setRemoving(undefined)} />}
    </Section>
  );
}
