import type { SimulationReport } from "@relevo/contract/simulations.ts";
import { useTranslation } from "react-i18next";
import { useLength } from "../inside/use-length.ts";

/** How soon customers were answered, and would have been. */
export function FirstResponse({ was, would }: SimulationReport["firstResponse"]) {
  const { t } = useTranslation();
  const length = useLength();
  if (was.p50 === null && would.p50 === null) return null;
  const span = (ms: number | null) => (ms === null ? "–" : length(ms));
  return (
    <section className="rounded-base border border-line px-3 py-2">
      <h3 className="text-list font-medium">{t("workflows.simulate.firstResponse")}</h3>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2">
        {[
          { name: t("workflows.simulate.was"), value: was },
          { name: t("workflows.simulate.would"), value: would },
        ].map(({ name, value }) => (
          <div key={name}>
            <dt className="text-small text-soft">{name}</dt>
            <dd>
              <span className="text-page font-semibold tabular-nums">{span(value.p50)}</span>{" "}
              <span className="text-small text-soft">{t("workflows.simulate.p50")}</span>
              <span className="block text-small text-soft">
                {t("workflows.simulate.p90")} {span(value.p90)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
