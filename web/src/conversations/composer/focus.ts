/** The composer's text box, of which there is one at a time. */
export const composerId = "composer";

/** Puts the cursor where one writes, once what was just chosen is on screen. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.getElementById(composerId)?.focus());
}
