import { useCanvas } from "./canvas-context.ts";
import { type Place, stepOf } from "./flow.rules.ts";

/** A way's name, and how many took it: where ways lead to who took them, one presses it. */
export function WayLabel({
  place,
  name,
  count,
}: {
  place: Place;
  name: string | null;
  count: number | undefined;
}) {
  const { definition, words, onWay } = useCanvas();
  const step = stepOf(definition, place.from);
  const told = (
    <>
      {name !== null && (
        <span className="max-w-60 min-w-0 truncate rounded-full border border-line bg-ground px-2 text-small text-soft">
          {name}
        </span>
      )}
      {count !== undefined && (
        <span className="rounded-full bg-answered-ground px-1.5 text-small font-medium text-answered tabular-nums">
          {count}
        </span>
      )}
    </>
  );
  if (!onWay || !count || !step) return told;
  return (
    // Not a stop for the Tab key: the chosen step lists its ways, too.
    <button
      type="button"
      tabIndex={-1}
      onClick={() => onWay(place)}
      className="nopan pointer-events-auto flex min-h-6 min-w-6 items-center justify-center gap-1 rounded-full hover:ring-1 hover:ring-accent"
    >
      <span className="sr-only">{words.title(step)}: </span>
      {name === null && <span className="sr-only">{words.edge(step, place.edge)}, </span>}
      {told}
    </button>
  );
}
