import { type ReactNode, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";

const listeners = new Set<() => void>();
let slot: HTMLElement | null = null;

/** The element of the rail (or of the phone's sheet) that takes what the screen puts there. A ref callback. */
export function railSlot(element: HTMLElement | null): void {
  slot = element;
  for (const listener of listeners) listener();
}

/** The screen's own part of the rail: its inboxes, its views. */
export function RailSection({ children }: { children: ReactNode }) {
  const element = useSyncExternalStore(subscribe, () => slot);
  return element && createPortal(children, element);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
