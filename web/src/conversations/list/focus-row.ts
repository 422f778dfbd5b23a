/** The row's element, for moving the focus to it. */
export function rowId(conversationId: string): string {
  return `row-${conversationId}`;
}

/** Gives a row the focus. One out of sight is in the page only a frame or two after the list was told to reveal it. */
export function focusRow(conversationId: string | undefined, frames = 5): void {
  if (conversationId === undefined) return;
  const row = document.getElementById(rowId(conversationId));
  if (row) row.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusRow(conversationId, frames - 1));
}

/** The conversation whose row has the focus. */
export function focusedRow(): string | undefined {
  return document.activeElement?.id.match(/^row-(.+)$/)?.[1];
}
