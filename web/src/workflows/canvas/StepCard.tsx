import { Check, CircleAlert, Clock, type LucideIcon, Minus, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { type StepMark, useCanvas } from "./canvas-context.ts";
import { inOrder, stepOf, triggerId } from "./flow.rules.ts";
import { stepIcons, triggerIcons } from "./step-look.ts";

/** The trigger or a step: what it is, what it does in a line, what is missing, what became of it. */
export function StepCard({ id, chosen }: { id: string; chosen: boolean }) {
  const { t } = useTranslation();
  const { definition, marks, tools, onSelect, selected, words } = useCanvas();
  const step = stepOf(definition, id);
  const mark = marks?.get(id);
  const missing = tools?.problems.get(id) ?? 0;
  const told = step
    ? {
        kind: t(`flow.steps.${step.kind}`),
        title: step.name,
        summary: words.summary(step),
        icon: stepIcons[step.kind],
      }
    : {
        kind: t("flow.trigger"),
        title: words.trigger(definition.trigger),
        summary: [words.triggerSummary(definition.trigger), words.conditions(definition.conditions)]
          .filter(Boolean)
          .join(" · "),
        icon: definition.trigger ? triggerIcons[definition.trigger.kind] : Zap,
      };
  // One stop for the Tab key in the whole drawing; arrows lead on from there.
  const stop = selected === null ? id === triggerId : chosen;
  const gone = id !== triggerId && !step;
  if (gone) return null;
  const place = step ? inOrder(definition).indexOf(id) + 1 : 0;
  const name = [
    place > 0 ? `${place}. ${told.kind}` : told.kind,
    told.title,
    told.summary,
    missing > 0 && t("flow.missing", { count: missing }),
    mark && t(`flow.marks.${mark.state}`),
    mark?.note,
  ];
  return (
    <button
      type="button"
      data-step={id}
      tabIndex={stop ? 0 : -1}
      aria-pressed={chosen}
      onClick={({ detail }) => {
        onSelect(id);
        // A click by a key has no detail.
        tools?.onOpen(id, detail === 0);
      }}
      className={classes(
        "nopan pointer-events-auto flex h-17 w-full shrink-0 items-center gap-2.5 rounded-large border bg-ground px-3 text-start transition-colors duration-100",
        missing > 0 ? "border-breach" : mark ? borders[mark.state] : step ? "border-rim" : "border-accent",
        chosen ? "ring-2 ring-accent" : "hover:border-soft",
        mark?.state === "idle" && "opacity-60",
      )}
    >
      <span className="sr-only">{name.filter(Boolean).join(", ")}</span>
      <Icon icon={told.icon} trigger={!step} />
      <span aria-hidden className="min-w-0 flex-1">
        <span className="flex items-baseline gap-1.5">
          <span className={classes("truncate", told.title ? "text-small text-soft" : "font-medium")}>
            {told.kind}
          </span>
        </span>
        {told.title && <span className="block truncate font-medium">{told.title}</span>}
        {missing > 0 ? (
          <span className="flex items-center gap-1 text-small text-breach">
            <CircleAlert aria-hidden size={12} className="shrink-0" />
            {t("flow.missing", { count: missing })}
          </span>
        ) : (
          told.summary && <span className="block truncate text-small text-soft">{told.summary}</span>
        )}
      </span>
      {mark && <Mark mark={mark} />}
    </button>
  );
}

function Icon({ icon: Shape, trigger }: { icon: LucideIcon; trigger: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        "flex size-8 shrink-0 items-center justify-center rounded-base",
        trigger ? "bg-selected text-accent" : "bg-sunk text-soft",
      )}
    >
      <Shape size={16} />
    </span>
  );
}

const borders: Record<StepMark["state"], string> = {
  passed: "border-answered",
  waiting: "border-waiting",
  failed: "border-breach",
  idle: "border-rim",
};
const markLooks: Record<StepMark["state"], { icon: LucideIcon; paint: string }> = {
  passed: { icon: Check, paint: "bg-answered-ground text-answered" },
  waiting: { icon: Clock, paint: "bg-waiting-ground text-waiting" },
  failed: { icon: CircleAlert, paint: "bg-breach-ground text-breach" },
  idle: { icon: Minus, paint: "bg-quiet-ground text-quiet" },
};

function Mark({ mark }: { mark: StepMark }) {
  const { t } = useTranslation();
  const { icon: Shape, paint } = markLooks[mark.state];
  return (
    <span
      aria-hidden
      title={[t(`flow.marks.${mark.state}`), mark.note].filter(Boolean).join(": ")}
      className={classes(
        "flex h-5 shrink-0 items-center gap-1 rounded-full px-1.5 text-small font-medium tabular-nums",
        paint,
      )}
    >
      <Shape aria-hidden size={12} />
      {mark.count !== undefined && mark.count}
    </span>
  );
}
