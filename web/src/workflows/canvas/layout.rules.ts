import dagre from "@dagrejs/dagre";
import type { Definition } from "@relevo/contract/workflows.ts";
import {
  inOrder,
  isAside,
  type Place,
  placeKey,
  placesOf,
  start,
  stepOf,
  targetOf,
  triggerId,
} from "./flow.rules.ts";

/** px. Cards are all of one size, so that the drawing is calm and known before it is shown. */
export const card = { width: 300, height: 68 } as const;
export const end = { width: 28, height: 28 } as const;

export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Set where nothing follows yet: the way that ends there. */
  open: Place | null;
}
export interface Point {
  x: number;
  y: number;
}
export interface Line {
  id: string;
  place: Place;
  /** Id of the box it leads to. */
  to: string;
  /** `back`: to something above, drawn aside; `jump`: a jump's, dashed. */
  kind: "way" | "back" | "jump";
  points: Point[];
  /** Where its name and its button stand. */
  label: Point;
}
export interface Layout {
  boxes: Box[];
  lines: Line[];
}

/**
 * Places the cards from top to bottom, branches side by side in their order. The trigger's centre is at x = 0, so that
 * nothing moves away under the hand when a step is added. `widthOf` tells how wide a way's name is, px.
 */
export function layoutOf(definition: Definition, widthOf: (place: Place) => number): Layout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "TB", nodesep: 36, ranksep: 24, edgesep: 24 });
  const ids = inOrder(definition);
  graph.setNode(triggerId, { ...card });
  for (const id of ids) graph.setNode(id, { ...card });
  const drawn = waysOf(definition);
  const upward = upwardWays(definition);
  for (const { place, to } of drawn) {
    if (upward.has(placeKey(place))) continue;
    if (to === null) graph.setNode(openId(place), { ...end });
    const label = {
      width: Math.max(end.width, widthOf(place)),
      height: 32,
      labelpos: "c",
      weight: to === null ? 1 : 2,
    };
    graph.setEdge(place.from, to ?? openId(place), label);
  }
  // The order they come in is the order of the branches: dagre's own search for fewer crossings would mix them up.
  dagre.layout(graph, { disableOptimalOrderHeuristic: true });
  const shift = graph.node(triggerId).x;
  const boxes = graph.nodes().map((id): Box => {
    const { x, y, width, height } = graph.node(id);
    const open = drawn.find(({ place, to }) => to === null && openId(place) === id)?.place ?? null;
    return { id, x: x - shift - width / 2, y: y - height / 2, width, height, open };
  });
  const boxOf = new Map(boxes.map((box) => [box.id, box]));
  const lines: Line[] = [];
  for (const { place, to } of drawn) {
    const from = boxOf.get(place.from);
    const target = boxOf.get(to ?? openId(place));
    if (!from || !target) continue;
    const id = placeKey(place);
    if (upward.has(id))
      lines.push({ id, place, to: target.id, kind: "back", ...around(from, target, boxes) });
    else {
      const edge = graph.edge(place.from, target.id);
      const label = { x: (edge.x ?? 0) - shift, y: edge.y ?? 0 };
      lines.push({ id, place, to: target.id, kind: "way", label, points: downward(from, target, label) });
    }
  }
  for (const step of definition.steps) {
    if (step.kind !== "jump" || step.to === null) continue;
    const from = boxOf.get(step.id);
    const target = boxOf.get(step.to);
    if (!from || !target || from === target) continue;
    const place = { from: step.id, edge: "to" };
    lines.push({ id: placeKey(place), place, to: target.id, kind: "jump", ...around(from, target, boxes) });
  }
  return { boxes, lines };
}

/** The ways that are drawn: all that lead somewhere, and those one would go on from. */
export function waysOf(definition: Definition): { place: Place; to: string | null }[] {
  const steps = inOrder(definition).flatMap((id) => stepOf(definition, id) ?? []);
  return [
    { place: start, to: targetOf(definition, start) },
    ...steps.flatMap((step) =>
      placesOf(step)
        .map((place) => ({ place, to: targetOf(definition, place) }))
        .filter(({ place, to }) => to !== null || !isAside(step, place.edge)),
    ),
  ];
}

/** Ways that lead back to what comes before them, as one reads. */
function upwardWays(definition: Definition): Set<string> {
  const upward = new Set<string>();
  const done = new Set<string>();
  const visit = (id: string, above: readonly string[]) => {
    const step = stepOf(definition, id);
    if (!step || done.has(id)) return;
    for (const place of placesOf(step)) {
      const target = targetOf(definition, place);
      if (target === null) continue;
      if (target === id || above.includes(target)) upward.add(placeKey(place));
      else visit(target, [...above, id]);
    }
    done.add(id);
  };
  for (const id of inOrder(definition)) visit(id, []);
  return upward;
}

export function openId(place: Place): string {
  return `${placeKey(place)}/open`;
}

/** Down, across to where its name stands, and down again. */
function downward(from: Box, to: Box, label: Point): Point[] {
  const a = { x: from.x + from.width / 2, y: from.y + from.height };
  const b = { x: to.x + to.width / 2, y: to.y };
  const leave = a.y + 10;
  const arrive = b.y - 10;
  return [
    a,
    { x: a.x, y: leave },
    { x: label.x, y: leave },
    { x: label.x, y: arrive },
    { x: b.x, y: arrive },
    b,
  ];
}

/** Out below, to the right past everything between the two, and in again from above: it crosses no card. */
function around(from: Box, to: Box, boxes: readonly Box[]): { points: Point[]; label: Point } {
  const a = { x: from.x + from.width - 20, y: from.y + from.height };
  const b = { x: to.x + to.width - 20, y: to.y };
  const below = a.y + 8;
  const above = b.y - 10;
  const between = boxes.filter(
    ({ y, height }) => y + height >= Math.min(above, from.y) && y <= Math.max(below, to.y),
  );
  const lane = Math.max(...between.map(({ x, width }) => x + width)) + 28;
  return {
    points: [a, { x: a.x, y: below }, { x: lane, y: below }, { x: lane, y: above }, { x: b.x, y: above }, b],
    label: { x: lane, y: (below + above) / 2 },
  };
}

/** The line as an SVG path, its corners rounded by `radius` px at most. */
export function pathOf(points: readonly Point[], radius = 8): string {
  const turns = points.filter((point, i) => i === 0 || !same(point, points[i - 1]));
  const [first, ...rest] = turns;
  if (!first) return "";
  let path = `M ${first.x} ${first.y}`;
  rest.forEach((point, i) => {
    const before = turns[i] ?? point;
    const after = rest[i + 1];
    if (!after) path += ` L ${point.x} ${point.y}`;
    else {
      const r = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
      const a = toward(point, before, r);
      const b = toward(point, after, r);
      path += ` L ${a.x} ${a.y} Q ${point.x} ${point.y} ${b.x} ${b.y}`;
    }
  });
  return path;
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}
