import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { Loaded } from "../Loaded.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { differing } from "./fields.rules.ts";
import { type PolicyVersion, versionsQuery } from "./policy-query.ts";

/** How many versions stand there before one asks for more. */
const FEW = 5;

/** Who changed the rules, when, and what. */
export function History({ inboxId }: { inboxId: string }) {
  const { t } = useTranslation();
  const query = useQuery(versionsQuery(inboxId));
  const [all, setAll] = useState(false);
  return (
    <aside aria-label={t("settings.policy.history.title")} className="flex min-w-0 flex-col gap-3">
      <h2 className="text-title font-semibold">{t("settings.policy.history.title")}</h2>
      <Loaded query={query} rows={2}>
        {(versions) => (
          <>
            <ol className="flex flex-col gap-4 border-s border-line ps-4">
              {versions.slice(0, all ? undefined : FEW).map((version, place) => (
                <Version
                  key={version.version}
                  version={version}
                  before={versions[place + 1]}
                  now={place === 0}
                />
              ))}
            </ol>
            {!all && versions.length > FEW && (
              <Button size="small" onClick={() => setAll(true)} className="self-start">
                {t("settings.policy.history.more")}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </aside>
  );
}

function Version({
  version: { version, at, by, policy },
  before,
  now,
}: {
  version: PolicyVersion;
  before: PolicyVersion | undefined;
  now: boolean;
}) {
  const { t } = useTranslation();
  return (
    <li className="flex flex-col gap-0.5">
      <p className="font-medium">{t(`settings.policy.history.${now ? "now" : "version"}`, { version })}</p>
      <p className="text-small text-soft">
        {by?.name ?? t("settings.policy.history.desk")} · <RelativeTime at={at} />
      </p>
      {before && <Changes before={before} policy={policy} />}
      {version === 1 && <p className="text-list text-soft">{t("settings.policy.history.made")}</p>}
    </li>
  );
}

/** The names of the rules that changed; one click says from what to what. */
function Changes({ before, policy }: { before: PolicyVersion; policy: PolicyVersion["policy"] }) {
  const { t } = useTranslation();
  const names: string[] = differing(before.policy, policy).map((field) =>
    t(`settings.policy.fields.${field}`),
  );
  if (before.policy.preset !== policy.preset) names.unshift(t("settings.policy.fields.preset"));
  if (names.length === 0) return <p className="text-list text-soft">{t("settings.policy.history.same")}</p>;
  return (
    <details className="group text-list">
      <summary className="flex gap-1 rounded-small text-pretty group-open:mb-1 hover:text-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden size={16} className="mt-0.5 shrink-0 text-soft group-open:rotate-90" />
        {names.join(", ")}
      </summary>
      <ChangeList from={before.policy} to={policy} />
    </details>
  );
}
