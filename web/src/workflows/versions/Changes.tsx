import type { Definition } from "@relevo/contract/workflows.ts";
import { ArrowRight, type LucideIcon, Minus, Pencil, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import type { Tone } from "../../design/tones.ts";
import { box } from "../../settings/Tick.tsx";
import { stepOf } from "../canvas/flow.rules.ts";
import { useFlowWords } from "../canvas/use-flow-words.ts";
import { differenceOf, isNothing, type StepChange, type WholeChange } from "./diff.rules.ts";
import { useSettingWords } from "./use-setting-words.ts";

/** What changed from one definition to another, in words. */
export function Changes({ before, after }: { before: Definition; after: Definition }) {
  const { t } = useTranslation();
  const difference = differenceOf(before, after);
  if (isNothing(difference)) return <p className="text-soft">{t("workflows.versions.same")}</p>;
  return (
    <ul className={box}>
      {difference.whole.map(({ what }) => (
        <Whole key={what} what={what} before={before} after={after} />
      ))}
      {difference.steps.map((change) => (
        <StepLine key={`${change.kind} ${change.step.id}`} change={change} before={before} after={after} />
      ))}
    </ul>
  );
}

function Whole({ what, before, after }: WholeChange & { before: Definition; after: Definition }) {
  const { t } = useTranslation();
  const words = useFlowWords();
  const told = (definition: Definition) => {
    if (what === "trigger")
      return [words.trigger(definition.trigger), words.triggerSummary(definition.trigger)]
        .filter(Boolean)
        .join(" · ");
    if (what === "conditions") return words.conditions(definition.conditions);
    if (what === "first") return titleOf(definition, definition.first);
    return t(definition[what] ? "workflows.versions.yes" : "workflows.versions.no");
  };
  const titleOf = (definition: Definition, id: string | null) => {
    const step = stepOf(definition, id);
    return step ? words.title(step) : "";
  };
  return (
    <Line look="changed" title={t(`workflows.versions.whole.${what}`)}>
      <FromTo from={told(before)} to={told(after)} />
    </Line>
  );
}

function StepLine({ change, before, after }: { change: StepChange; before: Definition; after: Definition }) {
  const { t } = useTranslation();
  const words = useFlowWords();
  const settingWords = useSettingWords();
  const { step } = change;
  const kind = t(`flow.steps.${step.kind}`);
  const title = step.name ? `${kind}: ${step.name}` : kind;
  if (change.kind !== "changed")
    return (
      <Line look={change.kind} title={title}>
        <span className="text-soft">{words.summary(step)}</span>
      </Line>
    );
  const target = (definition: Definition, id: string | null) => {
    const found = stepOf(definition, id);
    return found ? words.title(found) : t("workflows.versions.end");
  };
  return (
    <Line look="changed" title={title}>
      <dl className="flex flex-col gap-1.5">
        {change.settings.map(({ setting, from, to }) => (
          <Setting key={setting} name={settingWords.name(setting)}>
            <FromTo
              from={settingWords.value(change.before, setting, from)}
              to={settingWords.value(step, setting, to)}
            />
          </Setting>
        ))}
        {change.ways.map(({ edge, from, to }) => (
          <Setting
            key={edge}
            name={t("workflows.versions.wayTo", {
              edge: words.edge(to === null ? change.before : step, edge),
            })}
          >
            <FromTo from={target(before, from)} to={target(after, to)} />
          </Setting>
        ))}
      </dl>
    </Line>
  );
}

function Line({ look, title, children }: { look: StepChange["kind"]; title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[look];
  return (
    <li className="flex gap-x-4 gap-y-1 px-4 py-3 max-sm:flex-col">
      <span className="w-28 shrink-0">
        <Badge tone={tone} icon={icon}>
          {t(`workflows.versions.${look}`)}
        </Badge>
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{title}</p>
        <div className="text-list">{children}</div>
      </div>
    </li>
  );
}

function Setting({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-3 max-sm:grid-cols-1">
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function FromTo({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation();
  const nothing = t("workflows.versions.nothing");
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 whitespace-pre-line">
      <span className="sr-only">{t("workflows.versions.from")}: </span>
      <del className="min-w-0 text-soft wrap-anywhere">{from || nothing}</del>
      <ArrowRight aria-hidden size={12} className="shrink-0 self-center text-soft" />
      <span className="sr-only">{t("workflows.versions.to")}: </span>
      <ins className="min-w-0 font-medium wrap-anywhere no-underline">{to || nothing}</ins>
    </span>
  );
}

const looks: Record<StepChange["kind"], { tone: Tone; icon: LucideIcon }> = {
  added: { tone: "answered", icon: Plus },
  removed: { tone: "breach", icon: Minus },
  changed: { tone: "waiting", icon: Pencil },
};
