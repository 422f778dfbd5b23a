import type { Simulation } from "@relevo/contract/simulations.ts";
import { Ban, CircleAlert, CircleCheck, Clock, type LucideIcon, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import type { Tone } from "../../design/tones.ts";
import { useSpanWords } from "./use-span-words.ts";

/** The latest simulations: when, by whom, of what. */
export function Past({
  simulations,
  chosen,
  onChoose,
}: {
  simulations: readonly Simulation[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const words = useSpanWords();
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{t("workflows.simulate.past")}</h2>
      <ol className="scroll-quiet flex max-h-96 flex-col gap-1 overflow-y-auto max-lg:max-h-48">
        {simulations.map(({ id, state, filter, startedAt, by }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === chosen}
              onClick={() => onChoose(id)}
              className="flex w-full flex-col items-start gap-1 rounded-base px-3 py-2 text-start hover:bg-hover aria-pressed:bg-selected"
            >
              <span className="text-list font-medium">{words(filter)}</span>
              <span className="flex flex-wrap items-center gap-x-2 text-small text-soft">
                <Badge {...looks[state]}>{t(`workflows.simulate.states.${state}`)}</Badge>
                <RelativeTime at={startedAt} />
                {by?.name}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

const looks: Record<Simulation["state"], { tone: Tone; icon: LucideIcon }> = {
  waiting: { tone: "quiet", icon: Clock },
  running: { tone: "ai", icon: Play },
  done: { tone: "answered", icon: CircleCheck },
  cancelled: { tone: "quiet", icon: Ban },
  failed: { tone: "breach", icon: CircleAlert },
};
