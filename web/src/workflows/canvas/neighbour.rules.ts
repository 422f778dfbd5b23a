import type { Box, Layout } from "./layout.rules.ts";

/** The card an arrow key leads to from another: along the flow, or beside it at the same height; undefined where there is none. */
export function neighbour({ boxes, lines }: Layout, id: string, key: string): string | undefined {
  const cards = boxes.filter(({ open }) => open === null);
  const here = cards.find((box) => box.id === id);
  if (!here) return undefined;
  const isCard = (other: string) => cards.some((box) => box.id === other);
  if (key === "ArrowDown")
    return lines.find(({ place, to, kind }) => place.from === id && kind === "way" && isCard(to))?.to;
  if (key === "ArrowUp") return lines.find(({ to, kind }) => to === id && kind === "way")?.place.from;
  if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
  const level = cards.filter((box) => box.y < here.y + here.height && here.y < box.y + box.height);
  const side = level.filter((box) => (key === "ArrowLeft" ? box.x < here.x : box.x > here.x));
  return side.toSorted((a, b) => away(a, here) - away(b, here))[0]?.id;
}

function away(box: Box, here: Box): number {
  return Math.abs(box.x - here.x);
}
