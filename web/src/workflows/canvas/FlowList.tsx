import { CornerDownRight } from "lucide-react";
import { type KeyboardEvent, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { CanvasContext, useCanvas } from "./canvas-context.ts";
import type { FlowCanvasProps } from "./FlowCanvas.tsx";
import { InsertButton } from "./FlowEnd.tsx";
import { inOrder, type Place, placeKey, start, stepOf, targetOf, triggerId } from "./flow.rules.ts";
import { waysOf } from "./layout.rules.ts";
import { StepCard } from "./StepCard.tsx";
import { useFlowWords, wayName } from "./use-flow-words.ts";
import { WayLabel } from "./WayLabel.tsx";

/** A workflow as a list to read from top to bottom, what hangs from a branch set in under it: for phones, and for who prefers it. */
export function FlowList({
  definition,
  marks,
  edgeMarks,
  selected,
  onSelect,
  readOnly,
  onWay,
  tools,
}: FlowCanvasProps) {
  const { t } = useTranslation();
  const words = useFlowWords();
  const context = useMemo(
    () => ({ definition, marks, edgeMarks, selected, onSelect, readOnly, onWay, tools, words }),
    [definition, marks, edgeMarks, selected, onSelect, readOnly, onWay, tools, words],
  );
  const loose = inOrder(definition).filter((id) => !reached(definition).has(id));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.step : undefined;
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("button[data-step]")];
    const here = cards.findIndex((card) => card.dataset.step === id);
    const next = cards[here + (event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : Number.NaN)];
    if (next?.dataset.step !== undefined) {
      event.preventDefault();
      onSelect(next.dataset.step);
      next.focus();
    } else if (tools?.onKey(event.key, id)) event.preventDefault();
  };
  return (
    <CanvasContext value={context}>
      <section
        aria-label={t("flow.canvas")}
        onKeyDown={onKeyDown}
        className="scroll-quiet min-h-0 min-w-0 flex-1 overflow-y-auto bg-sunk p-4 pb-16 max-md:p-3"
      >
        <div className="mx-auto flex max-w-xl flex-col">
          <StepCard id={triggerId} chosen={selected === triggerId} />
          <Chain place={start} />
          {loose.map((id) => (
            <div key={id} className="mt-4 flex flex-col">
              <StepCard id={id} chosen={selected === id} />
            </div>
          ))}
        </div>
      </section>
    </CanvasContext>
  );
}

/** What follows on a way, step after step, until it parts or ends. `first`: of a branch, whose own line is beside it. */
function Chain({ place, first = false }: { place: Place; first?: boolean }) {
  const { t } = useTranslation();
  const { definition, edgeMarks, readOnly, selected, words } = useCanvas();
  const target = targetOf(definition, place);
  const step = stepOf(definition, target);
  const name = wayName(words, definition, place);
  const again = step !== undefined && !isFirstWay(definition, place, step.id);
  const ways = step && !again ? waysOf(definition).filter(({ place: { from } }) => from === step.id) : [];
  // The plain way on stays at the same depth; what parts from it is set in.
  const on = ways.length === 1 ? ways[0] : ways.find(({ place: { edge } }) => edge === "next");
  const aside = ways.filter((way) => way !== on);
  const jumps = step?.kind === "jump" ? stepOf(definition, step.to) : undefined;
  return (
    <>
      <div className={classes("flex min-h-9 items-center gap-2", !first && "ps-7")}>
        {!first && <span aria-hidden className="w-px self-stretch bg-edge" />}
        <WayLabel place={place} name={name} count={edgeMarks?.get(placeKey(place))} />
        {!readOnly && <InsertButton place={place} />}
        {!step && <span className="text-small text-soft">{t("flow.endsHere")}</span>}
      </div>
      {step && again && <GoesOn id={step.id} />}
      {step && !again && (
        <>
          <StepCard id={step.id} chosen={selected === step.id} />
          {jumps && <GoesOn id={jumps.id} />}
          {aside.length > 0 && (
            <div className="ms-7 flex flex-col gap-2 border-s border-edge ps-3">
              {aside.map(({ place: way }) => (
                <div key={way.edge} className="flex flex-col">
                  <Chain first place={way} />
                </div>
              ))}
            </div>
          )}
          {on && <Chain place={on.place} />}
        </>
      )}
    </>
  );
}

/** Leads to a step that is told elsewhere. */
function GoesOn({ id }: { id: string }) {
  const { t } = useTranslation();
  const { definition, words, onSelect } = useCanvas();
  const to = stepOf(definition, id);
  if (!to) return null;
  return (
    <button
      type="button"
      onClick={() => onSelect(id)}
      className="ms-7 flex min-h-8 items-center gap-1.5 self-start rounded-base px-2 text-list text-soft hover:bg-hover hover:text-ink"
    >
      <CornerDownRight aria-hidden size={14} className="shrink-0" />
      {t("flow.goesOn", { name: `${inOrder(definition).indexOf(id) + 1}. ${words.title(to)}` })}
    </button>
  );
}

/** Whether it is by this way that one comes to the step first, as one reads: there it is told, elsewhere only named. */
function isFirstWay(definition: FlowCanvasProps["definition"], place: Place, id: string): boolean {
  const first = waysOf(definition).find(({ to }) => to === id);
  return first !== undefined && placeKey(first.place) === placeKey(place);
}

function reached(definition: FlowCanvasProps["definition"]): Set<string> {
  const seen = new Set<string>();
  const visit = (id: string | null) => {
    const step = stepOf(definition, id);
    if (!step || seen.has(step.id)) return;
    seen.add(step.id);
    for (const { place, to } of waysOf(definition)) if (place.from === step.id) visit(to);
  };
  visit(targetOf(definition, start));
  return seen;
}
