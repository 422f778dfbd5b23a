import { useSyncExternalStore } from "react";

/** Whether the window matches a media query, now and whenever that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}

/** Room for the context beside the thread; the same width as Tailwind's `xl`. */
export const roomy = "(min-width: 80rem)";
