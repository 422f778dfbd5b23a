import { type SimulatedAct, type SimulationReport, simulatedActs } from "@relevo/contract/simulations.ts";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** Conversations for which each thing would have been done; each figure leads to them. */
export function Acts({
  acts,
  chosen,
  onChoose,
}: {
  acts: SimulationReport["acts"];
  chosen: SimulatedAct | undefined;
  onChoose: (act: SimulatedAct | undefined) => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const done = simulatedActs.filter((act) => (acts[act] ?? 0) > 0);
  return (
    <ul className="flex flex-wrap gap-3">
      {done.map((act) => (
        <li key={act}>
          <button
            type="button"
            aria-pressed={chosen === act}
            onClick={() => onChoose(chosen === act ? undefined : act)}
            className="flex min-w-28 flex-col rounded-base border border-line px-3 py-2 text-start hover:border-rim aria-pressed:border-accent aria-pressed:bg-selected"
          >
            <span className="text-page font-semibold tabular-nums">{number(acts[act] ?? 0)}</span>
            <span className="text-small text-soft">{t(`workflows.simulate.acts.${act}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
