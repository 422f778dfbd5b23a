import { discardReasons, outcomes } from "@relevo/contract/closing.ts";
import type { Closure } from "@relevo/contract/conversations.ts";
import { evidences } from "@relevo/contract/policies.ts";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../design/RelativeTime.tsx";

/** How it ended: by whom, how the customer was attended, in what, and why. */
export function ClosureSection({ closure }: { closure: Closure }) {
  const { t } = useTranslation();
  const { via, by, at, note, why } = closure;
  const discarded = via === "discard";
  const facts = [
    [t("conversations.about.ended.evidence"), useEvidence(closure)],
    [t(`conversations.about.ended.${discarded ? "discardReason" : "outcome"}`), useOutcome(closure)],
    [t("conversations.about.ended.note"), note],
    [t("conversations.about.ended.why"), discarded ? "" : why],
  ] as const;
  return (
    <section className="flex flex-col gap-3 p-4">
      <h2 className="text-list font-semibold">{t("conversations.about.ended.title")}</h2>
      <p className="text-list">
        {t(`conversations.about.ended.${via}`, { name: by?.name ?? "" })}
        <RelativeTime at={at} className="block text-small text-soft" />
      </p>
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-list">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="contents">
                <dt className="text-soft">{name}</dt>
                <dd className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** What a newer server names and this page has not heard of stands as it came. */
function useEvidence({ evidence }: Closure): string {
  const { t } = useTranslation();
  const known = evidences.find((one) => one === evidence);
  return known ? t(`conversations.record.evidence.${known}`) : (evidence ?? "");
}

function useOutcome({ outcome, why }: Closure): string {
  const { t } = useTranslation();
  const known = outcomes.find((one) => one === outcome);
  if (known) return t(`conversations.record.outcomes.${known}`);
  const discarded = discardReasons.find((one) => one === outcome || one === why);
  return discarded ? t(`conversations.record.discards.${discarded}`) : outcome;
}
