import type { Template, TemplateState } from "@relevo/contract/templates.ts";
import { Ban, CircleOff, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import type { Tone } from "../../design/tones.ts";
import { Preview } from "./Preview.tsx";

/** A template: what it is, whether it can be sent, and what the customer would see. */
export function TemplateCard({ template }: { template: Template }) {
  const { t, i18n } = useTranslation();
  const { name, language, category, state, rejection, variables, syncedAt } = template;
  const { tone, icon } = looks[state];
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-large border border-line p-4">
      <header className="flex flex-col gap-0.5">
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
          <h2 className="min-w-0 font-medium wrap-anywhere">{name}</h2>
          <Badge tone={tone} {...(icon && { icon })}>
            {t(`settings.templates.states.${state}`)}
          </Badge>
        </div>
        <p className="text-list text-soft">
          {languageName(language, i18n.language)} · {t(`settings.templates.categories.${category}`)}
          {variables.length > 0 && ` · ${t("settings.templates.count", { count: variables.length })}`}
        </p>
      </header>
      {state === "rejected" && (
        <p className="text-list text-breach">
          {rejection
            ? t("settings.templates.rejection", { why: rejection })
            : t("settings.templates.noRejection")}
        </p>
      )}
      <Preview template={template} />
      <p className="text-small text-soft">
        {t("settings.templates.read")} <RelativeTime at={syncedAt} />
      </p>
    </li>
  );
}

const looks: Record<TemplateState, { tone: Tone; icon?: LucideIcon }> = {
  approved: { tone: "answered" },
  pending: { tone: "waiting" },
  rejected: { tone: "breach" },
  paused: { tone: "quiet" },
  disabled: { tone: "quiet", icon: Ban },
  missing: { tone: "quiet", icon: CircleOff },
};

/** "pt_BR" as "portugués (Brasil)"; as the channel spells it where it is no language we know. */
function languageName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(code.replace("_", "-")) ?? code;
  } catch {
    return code;
  }
}
