import { EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { classes } from "../../design/classes.ts";
import { useCanvas } from "./canvas-context.ts";
import type { LineEdge } from "./FlowCanvas.tsx";
import { InsertButton } from "./FlowEnd.tsx";
import { stepOf } from "./flow.rules.ts";
import { pathOf } from "./layout.rules.ts";
import { wayName } from "./use-flow-words.ts";
import { WayLabel } from "./WayLabel.tsx";

/** A way from one card to the next, with its name and where one adds a step. */
export function FlowLine({ data }: EdgeProps<LineEdge>) {
  const { definition, edgeMarks, readOnly, selected, words } = useCanvas();
  const line = data?.line;
  if (!line) return null;
  const count = edgeMarks?.get(line.id);
  const taken = count !== undefined && count > 0;
  const name = line.kind === "jump" ? null : wayName(words, definition, line.place);
  const open = stepOf(definition, line.to) === undefined;
  const near = selected === line.place.from;
  const last = line.points.at(-1);
  const turn = line.points.at(-2);
  return (
    <>
      <path
        d={pathOf(line.points)}
        fill="none"
        strokeDasharray={line.kind === "jump" ? "5 4" : undefined}
        className={classes(taken ? "stroke-answered" : near ? "stroke-accent" : "stroke-edge")}
        strokeWidth={taken ? 2 : 1.25}
      />
      {last && turn && !open && (
        <path
          d="M -4 -4 L 0 0 L -4 4"
          fill="none"
          transform={`translate(${last.x} ${last.y}) rotate(${last.x < turn.x ? 180 : last.y > turn.y ? 90 : 0})`}
          className={classes(taken ? "stroke-answered" : near ? "stroke-accent" : "stroke-edge")}
          strokeWidth={1.25}
        />
      )}
      <EdgeLabelRenderer>
        <div
          className="absolute flex items-center gap-1"
          style={{ transform: `translate(-50%, -50%) translate(${line.label.x}px, ${line.label.y}px)` }}
        >
          <WayLabel place={line.place} name={name} count={count} />
          {!readOnly && !open && line.kind !== "jump" && <InsertButton place={line.place} />}
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
