import type { Answer } from "@relevo/contract/endpoint.ts";
import type { listHeld } from "@relevo/contract/operations.ts";
import { useTranslation } from "react-i18next";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { box } from "../Tick.tsx";

/** What was on its way out, and what waits to fire. */
export function Waiting({ held: { uncertain, deadlines } }: { held: Answer<typeof listHeld> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  return (
    <div className="flex flex-col gap-4">
      <p>
        {uncertain === 0
          ? t("settings.held.uncertainNone")
          : t("settings.held.uncertain", { count: uncertain })}
      </p>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t("settings.held.deadlines")}</h3>
        {deadlines.length === 0 ? (
          <p className="text-soft">{t("settings.held.deadlinesNone")}</p>
        ) : (
          <ul className={box}>
            {deadlines.map(({ kind, count, next }) => (
              <li key={kind} className="flex justify-between gap-4 px-4 py-2">
                <span>{isKnown(kind) ? t(`settings.held.kinds.${kind}`) : kind}</span>
                <time dateTime={next} title={formats.moment(next)} className="text-soft">
                  {t("settings.held.deadline", { count, when: formats.relative(next, now) })}
                </time>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

const known = ["deliver", "uncertain", "fetch-file"] as const;

function isKnown(kind: string): kind is (typeof known)[number] {
  return known.some((one) => one === kind);
}
