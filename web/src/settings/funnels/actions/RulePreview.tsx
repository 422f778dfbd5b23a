import type { RuleTrigger } from "@relevo/contract/resolution-rules.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Badge } from "../../../design/Badge.tsx";
import { Spinner } from "../../../design/Spinner.tsx";
import type { useRulePreview } from "./use-rule-preview.ts";

/** "Hoy afectaría a 37 tickets", with the list; those that would wait for an answer are marked. */
export function RulePreview({
  trigger,
  preview: { found, complete, loading, failed },
}: {
  trigger: RuleTrigger | undefined;
  preview: ReturnType<typeof useRulePreview>;
}) {
  const { t } = useTranslation();
  if (complete && !found && !loading && !failed) return null;
  return (
    <section
      aria-live="polite"
      aria-label={t("settings.resolution.preview.title")}
      className="flex flex-col gap-2 rounded-large bg-sunk px-4 py-3"
    >
      {!complete && <p className="text-soft">{t("settings.resolution.preview.incomplete")}</p>}
      {complete && !found && loading && <Spinner />}
      {failed && <p className="text-soft">{t("settings.resolution.preview.failed")}</p>}
      {found && trigger && (
        <>
          <div>
            <p className="font-medium">
              {found.count === 0
                ? t("settings.resolution.preview.nobody")
                : t("settings.resolution.preview.count", { count: found.count })}
            </p>
            {found.count > 0 && (
              <p className="text-list text-soft">
                {t(`settings.resolution.preview.${trigger}`)}{" "}
                {found.deferred > 0 && t("settings.resolution.preview.deferred", { count: found.deferred })}
              </p>
            )}
          </div>
          <ul className="flex flex-col">
            {found.tickets.map(({ id, number, subject, requester, deferred }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-2 py-1">
                {/* In another tab: the action being written stays. */}
                <Link
                  to="/tickets/$ticketId"
                  params={{ ticketId: id }}
                  target="_blank"
                  className="min-w-0 truncate rounded-small text-accent underline"
                >
                  <span className="tabular-nums">#{number}</span> {subject}
                  <span className="sr-only"> ({t("settings.newTab")})</span>
                </Link>
                <span className="min-w-0 truncate text-list text-soft">{requester.name}</span>
                {deferred && <Badge tone="waiting">{t("settings.resolution.preview.waits")}</Badge>}
              </li>
            ))}
          </ul>
          {found.count > found.tickets.length && (
            <p className="text-list text-soft">
              {t("settings.resolution.preview.more", { count: found.count - found.tickets.length })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
