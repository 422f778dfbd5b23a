/** The element of a card's link, for moving the focus to it. */
export function cardId(ticketId: string): string {
  return `card-${ticketId}`;
}

/** Gives a card the focus. One out of sight is in the page only a frame or two after its column was told to reveal it. */
export function focusCard(ticketId: string, frames = 8): void {
  const card = document.getElementById(cardId(ticketId));
  if (card) card.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusCard(ticketId, frames - 1));
}

/** The ticket whose card an element is, or is in. */
export function cardOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.id.match(/^card-(.+)$/)?.[1] : undefined;
}
