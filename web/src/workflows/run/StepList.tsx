import type { RunStep } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { CircleAlert, CircleCheck, Clock, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { stepOf } from "../canvas/flow.rules.ts";
import { useFlowWords } from "../canvas/use-flow-words.ts";
import { stateOf } from "./passes.rules.ts";
import { useWhy } from "./use-why.ts";

/** What a run went through, step by step: when, which way it left, and why. */
export function StepList({
  definition,
  steps,
  selected,
  onSelect,
}: {
  definition: Definition;
  steps: readonly RunStep[];
  selected: string | null;
  onSelect: (step: string) => void;
}) {
  const { t } = useTranslation();
  if (steps.length === 0) return <p className="text-list text-soft">{t("workflows.run.noSteps")}</p>;
  return (
    <ol className="flex flex-col gap-1">
      {steps.map((pass) => (
        <li key={pass.n}>
          <button
            type="button"
            aria-pressed={selected === pass.step}
            onClick={() => onSelect(pass.step)}
            className="flex w-full items-start gap-2.5 rounded-base px-2 py-1.5 text-start hover:bg-hover aria-pressed:bg-selected"
          >
            <Pass pass={pass} definition={definition} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function Pass({ pass, definition }: { pass: RunStep; definition: Definition }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useFlowWords();
  const { ofPass } = useWhy();
  const step = stepOf(definition, pass.step);
  const state = stateOf(pass);
  const { icon: Icon, paint } = looks[state];
  const took = pass.endedAt ? Date.parse(pass.endedAt) - Date.parse(pass.at) : 0;
  const edge = step && pass.edge && pass.edge !== "next" ? words.edge(step, pass.edge) : undefined;
  const why = ofPass(pass, step);
  return (
    <>
      <Icon aria-hidden size={16} className={classes("mt-0.5 shrink-0", paint)} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium wrap-anywhere">
          {step ? words.title(step) : t("workflows.run.gone")}
          <span className="sr-only">, {t(`flow.marks.${state}`)}</span>
        </span>
        {step && words.summary(step) && (
          <span className="block truncate text-list text-soft">{words.summary(step)}</span>
        )}
        {(why || edge) && (
          <span className={classes("block text-list wrap-anywhere", state === "failed" && "text-breach")}>
            {why}
            {edge && <span className="text-soft"> {t("workflows.run.took", { edge })}</span>}
          </span>
        )}
        <span className="block text-small text-soft">
          <time dateTime={pass.at} title={formats.moment(pass.at)}>
            {formats.day(pass.at)}, {formats.clock(pass.at)}
          </time>
          {took >= 60_000 && ` · ${t("workflows.run.tookFor", { span: formats.span(took) })}`}
          {state === "waiting" && ` · ${t("workflows.run.here")}`}
        </span>
      </span>
    </>
  );
}

const looks: Record<ReturnType<typeof stateOf>, { icon: LucideIcon; paint: string }> = {
  passed: { icon: CircleCheck, paint: "text-answered" },
  waiting: { icon: Clock, paint: "text-waiting" },
  failed: { icon: CircleAlert, paint: "text-breach" },
  idle: { icon: CircleCheck, paint: "text-soft" },
};
