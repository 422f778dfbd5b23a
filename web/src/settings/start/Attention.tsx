import type { Connection } from "@relevo/contract/connections.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { PausedWords } from "../connections/PausedWords.tsx";
import { Section } from "../Page.tsx";
import { parkedQuery } from "../parked/parked-query.ts";

/** What has stopped. Nothing where nothing has. */
export function Attention({ connections }: { connections: readonly Connection[] }) {
  const { t } = useTranslation();
  const parked = useQuery(parkedQuery).data?.length ?? 0;
  const paused = connections.filter((connection) => connection.active && connection.paused);
  if (paused.length === 0 && parked === 0) return null;
  const look = buttonClass("plain", "small");
  return (
    <Section title={t("settings.start.attention")}>
      <ul className="divide-y divide-line rounded-large border border-breach">
        {paused.map(({ id, name, paused: why }) => {
          const title = t("settings.start.pausedOf", { name });
          return (
            <Alert
              key={id}
              title={title}
              action={
                <Link
                  to="/settings/connections/$id"
                  params={{ id }}
                  aria-label={t("settings.start.lookAt", { what: title })}
                  className={look}
                >
                  {t("settings.start.look")}
                </Link>
              }
            >
              {why && <PausedWords paused={why} />}
            </Alert>
          );
        })}
        {parked > 0 && (
          <Alert
            title={t("settings.start.parked", { count: parked })}
            action={
              <Link
                to="/settings/parked"
                aria-label={t("settings.start.lookAt", { what: t("settings.parked.title") })}
                className={look}
              >
                {t("settings.start.look")}
              </Link>
            }
          >
            {t("settings.start.parkedAbout")}
          </Alert>
        )}
      </ul>
    </Section>
  );
}

function Alert({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <TriangleAlert aria-hidden size={20} className="shrink-0 text-breach" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <p className="text-list text-soft">{children}</p>
      </div>
      {action}
    </li>
  );
}
