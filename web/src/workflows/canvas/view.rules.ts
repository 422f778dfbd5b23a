import type { Box, Layout } from "./layout.rules.ts";

interface View {
  x: number;
  y: number;
  zoom: number;
}
interface Size {
  width: number;
  height: number;
}

/** px around what is shown. */
const margin = 32;
/** px at the start, where the buttons of the view stand. */
const beside = 60;

/** The drawing from its top, as large as its width allows between `least` and its own size; with `all`, down to its end. */
export function fitted(
  { boxes }: Layout,
  size: Size,
  { least, all = false }: { least: number; all?: boolean },
): View {
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const wide = (size.width - 2 * margin) / (right - left);
  const high = all ? (size.height - 2 * margin) / bottom : 1;
  const zoom = Math.max(least, Math.min(1, wide, high));
  const fits = (right - left) * zoom <= size.width - 2 * margin;
  // What is wider than the window is shown around its trigger, which stands at x = 0.
  const middle = fits ? ((left + right) / 2) * zoom : 0;
  return { x: size.width / 2 - middle, y: margin, zoom };
}

/** The view moved as little as is needed for a card to be seen whole. */
export function shownIn(view: View, { x, y, width, height }: Box, size: Size): View {
  const { zoom } = view;
  const seen = {
    left: x * zoom + view.x,
    top: y * zoom + view.y,
    width: width * zoom,
    height: height * zoom,
  };
  return broughtIn(view, seen, size);
}

/** The same for what is seen now at a place of the window, px from its corner. */
export function broughtIn(
  view: View,
  { left, top, width, height }: Size & { left: number; top: number },
  size: Size,
): View {
  const x = view.x + moved(left, width, size.width, beside);
  const y = view.y + moved(top, height, size.height, margin);
  return x === view.x && y === view.y ? view : { ...view, x, y };
}

function moved(from: number, length: number, room: number, least: number): number {
  if (from < least) return least - from;
  const over = from + length - (room - margin);
  return over > 0 ? -over : 0;
}

/** Nearer or farther by a factor, the middle staying where it is. */
export function zoomed(view: View, size: Size, by: number): View {
  const zoom = Math.min(1.5, Math.max(0.3, view.zoom * by));
  const ratio = zoom / view.zoom;
  const around = (at: number, length: number) => length / 2 - (length / 2 - at) * ratio;
  return { x: around(view.x, size.width), y: around(view.y, size.height), zoom };
}
