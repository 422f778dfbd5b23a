import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

/** Where a card carried by keyboard goes: to the column beside; up and down mean nothing. The sensor scrolls the board. */
export const columnAfter: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const by = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  if (by === 0) {
    // The column does not scroll away under the card.
    if (event.code === "ArrowUp" || event.code === "ArrowDown") event.preventDefault();
    return undefined;
  }
  const columns = [...context.droppableRects].sort(([, one], [, other]) => one.left - other.left);
  const at = columns.findIndex(([id]) => id === context.over?.id);
  const next = columns[at + by]?.[1];
  return next ? { x: next.left + MARGIN, y: currentCoordinates.y } : currentCoordinates;
};

/** Between a column's edge and its cards, in px. */
const MARGIN = 8;
