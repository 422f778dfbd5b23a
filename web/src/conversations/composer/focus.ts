/** The composer's text box, of which there is one at a time. */
export const composerId = "composer";

/** Frames a composer that is only just coming on screen may take. */
const PATIENCE = 30;

/** Puts the cursor where one writes, once it is on screen. */
export function focusComposer(frames = PATIENCE): void {
  requestAnimationFrame(() => {
    const box = document.getElementById(composerId);
    if (box) box.focus();
    else if (frames > 0) focusComposer(frames - 1);
  });
}

/** From the text box to the thread around it, where single keys work. */
export function leaveComposer(): void {
  document.getElementById(composerId)?.closest<HTMLElement>("[data-shortcuts]")?.focus();
}
