import { type RunState, runStates } from "@relevo/contract/workflow-runs.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { tones } from "../../design/tones.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { useLength } from "../inside/use-length.ts";
import type { WorkflowStats } from "../queries.ts";
import { runLooks } from "../run/RunState.tsx";
import { shareOf } from "./share.rules.ts";

/** Runs by state, each leading to those runs; and what the workflow changed for customers. */
export function Figures({
  stats,
  state,
  onState,
}: {
  stats: WorkflowStats;
  state: RunState | undefined;
  onState: (state: RunState | undefined) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const length = useLength();
  const { states, reassigned, replyAfterTransfer: reply, rescued } = stats;
  const started = runStates.reduce((sum, one) => sum + states[one], 0);
  const share = shareOf(rescued, reassigned);
  return (
    <div className="flex flex-col gap-3">
      <ul className="grid grid-cols-6 gap-3 max-lg:grid-cols-3 max-sm:grid-cols-2">
        <State
          label={t("workflows.monitor.started")}
          count={started}
          pressed={state === undefined}
          onPress={() => onState(undefined)}
        />
        {runStates.map((one) => (
          <State
            key={one}
            label={t(`workflows.monitor.states.${one}`)}
            count={states[one]}
            mark={one}
            pressed={state === one}
            onPress={() => onState(state === one ? undefined : one)}
          />
        ))}
      </ul>
      <dl className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
        <Figure name={t("workflows.monitor.reassigned")} about={t("workflows.monitor.reassignedAbout")}>
          {formats.number(reassigned)}
        </Figure>
        <Figure
          name={t("workflows.monitor.reply")}
          about={
            reply.p90 === null
              ? t("workflows.monitor.replyNone")
              : t("workflows.monitor.replyAbout", { p90: length(reply.p90) })
          }
        >
          {reply.p50 === null ? "–" : length(reply.p50)}
        </Figure>
        <Figure
          name={t("workflows.monitor.rescued")}
          about={
            share === null
              ? t("workflows.monitor.rescuedNone")
              : t("workflows.monitor.rescuedAbout", { share: `${share} %` })
          }
        >
          {formats.number(rescued)}
        </Figure>
      </dl>
    </div>
  );
}

function State({
  label,
  count,
  mark,
  pressed,
  onPress,
}: {
  label: string;
  count: number;
  mark?: RunState;
  pressed: boolean;
  onPress: () => void;
}) {
  const { number } = useFormats();
  const look = mark && runLooks[mark];
  return (
    <li>
      <button
        type="button"
        aria-pressed={pressed}
        onClick={onPress}
        className="flex w-full flex-col rounded-base border border-line px-3 py-2 text-start hover:border-rim aria-pressed:border-accent aria-pressed:bg-selected"
      >
        <span className="text-page font-semibold tabular-nums">{number(count)}</span>
        <span className="flex items-center gap-1.5 text-small text-soft">
          {look && (
            <look.icon
              aria-hidden
              size={12}
              className={classes("shrink-0", count > 0 && tones[look.tone].mark)}
            />
          )}
          {label}
        </span>
      </button>
    </li>
  );
}

function Figure({ name, about, children }: { name: string; about: string; children: ReactNode }) {
  return (
    <div className="flex flex-col rounded-base border border-line px-3 py-2">
      <dt className="text-list font-medium">{name}</dt>
      <dd className="order-first text-page font-semibold tabular-nums">{children}</dd>
      <dd className="text-small text-pretty text-soft">{about}</dd>
    </div>
  );
}
