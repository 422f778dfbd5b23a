import type { Definition } from "@relevo/contract/workflows.ts";
import { Background, type Edge, type Node, Position, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { type FocusEvent, type KeyboardEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CanvasContext, type CanvasTools, type StepMark } from "./canvas-context.ts";
import { FlowCard } from "./FlowCard.tsx";
import { FlowEnd } from "./FlowEnd.tsx";
import { FlowLine } from "./FlowLine.tsx";
import { FlowOutline } from "./FlowOutline.tsx";
import type { Place } from "./flow.rules.ts";
import { type Box, type Line, layoutOf } from "./layout.rules.ts";
import { neighbour } from "./neighbour.rules.ts";
import { useFlowWords, wayName } from "./use-flow-words.ts";
import { useView } from "./use-view.ts";
import { ViewButtons } from "./ViewButtons.tsx";
import { broughtIn } from "./view.rules.ts";

export interface FlowCanvasProps {
  definition: Definition;
  /** What became of each step, by id; the trigger's under `triggerId`. */
  marks?: ReadonlyMap<string, StepMark>;
  /** How many went each way, by "step/edge"; the trigger's is "$trigger/first". */
  edgeMarks?: ReadonlyMap<string, number>;
  /** Id of the chosen step, `triggerId`, or null. */
  selected: string | null;
  onSelect: (id: string | null) => void;
  /** Nothing can be added. */
  readOnly: boolean;
  /** Leads from a way to who took it. */
  onWay?: ((place: Place) => void) | undefined;
  /** What the builder adds: problems of steps, where to insert, keys. */
  tools?: CanvasTools;
}

/**
 * A workflow as a drawing: trigger on top, steps below, branches side by side. Its cards are buttons, arrows move along
 * the flow; a reader is given the steps as a list, too.
 */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({
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
  const box = useRef<HTMLDivElement>(null);
  const layout = useMemo(
    () => layoutOf(definition, (place) => widthOf(wayName(words, definition, place)) + (readOnly ? 0 : 36)),
    [definition, words, readOnly],
  );
  const nodes = useMemo(() => layout.boxes.map(nodeOf), [layout]);
  const edges = useMemo(() => layout.lines.map((line) => edgeOf(line)), [layout]);
  const { viewport, setViewport } = useView(box, layout, { selected, whole: readOnly });
  const context = useMemo(
    () => ({ definition, marks, edgeMarks, selected, onSelect, readOnly, onWay, tools, words }),
    [definition, marks, edgeMarks, selected, onSelect, readOnly, onWay, tools, words],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.step : undefined;
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbour(layout, id, event.key);
    if (next !== undefined) {
      event.preventDefault();
      onSelect(next);
      focusStep(box.current, next);
    } else if (tools?.onKey(event.key, id)) event.preventDefault();
  };
  // What the Tab key leads to may be out of sight. The browser scrolls to it, which is taken back: only then it is measured.
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    if (!target.closest(".react-flow") || !target.matches(":focus-visible")) return;
    setTimeout(() => {
      const room = box.current?.getBoundingClientRect();
      if (!room) return;
      const { left, top, width, height } = target.getBoundingClientRect();
      setViewport((now) =>
        broughtIn(now, { left: left - room.left, top: top - room.top, width, height }, room),
      );
    }, 50);
  };
  return (
    <CanvasContext value={context}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cards in it are buttons, and their keys end here */}
      <div
        ref={box}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className="relative min-h-0 min-w-0 flex-1 bg-sunk"
      >
        <ReactFlow
          aria-label={t("flow.canvas")}
          role="group"
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          viewport={viewport}
          onViewportChange={setViewport}
          minZoom={0.3}
          maxZoom={1.5}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          panActivationKeyCode={null}
          panOnScroll
          zoomOnDoubleClick={false}
          proOptions={{ hideAttribution: true }}
          onPaneClick={() => onSelect(null)}
        >
          <Background gap={20} size={1.5} color="var(--color-line)" />
        </ReactFlow>
        <ViewButtons box={box} layout={layout} viewport={viewport} setViewport={setViewport} />
        <FlowOutline />
      </div>
    </CanvasContext>
  );
}

/** Puts the focus on a step's card, once it is drawn. */
export function focusStep(box: HTMLElement | null, id: string): void {
  requestAnimationFrame(() =>
    (box ?? document)
      .querySelector<HTMLElement>(`button[data-step="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true }),
  );
}

const nodeTypes = { card: FlowCard, end: FlowEnd };
const edgeTypes = { line: FlowLine };

export type CardNode = Node<{ step: string }, "card">;
export type EndNode = Node<{ open: Box["open"] }, "end">;
export type LineEdge = Edge<{ line: Line }, "line">;

/** With its size and where lines touch it told beforehand, so that nothing flickers until it is measured. */
function nodeOf({ id, x, y, width, height, open }: Box): CardNode | EndNode {
  const handle = { width: 1, height: 1, x: width / 2 };
  const shared = {
    id,
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: [
      { ...handle, type: "target" as const, position: Position.Top, y: 0 },
      { ...handle, type: "source" as const, position: Position.Bottom, y: height },
    ],
  };
  return open ? { ...shared, type: "end", data: { open } } : { ...shared, type: "card", data: { step: id } };
}

function edgeOf(line: Line): LineEdge {
  return { id: line.id, type: "line", source: line.place.from, target: line.to, data: { line } };
}

/** px of a way's name at its size, near enough. */
function widthOf(name: string | null): number {
  return name === null ? 0 : Math.min(240, name.length * 6.4 + 20);
}

export type { StepMark } from "./canvas-context.ts";
