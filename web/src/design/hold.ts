import { type RefObject, useEffect, useState } from "react";
import { steady } from "./steady.ts";

/** How long a pointer must rest over a list before the list may move again, in ms. */
const REST = 3000;

/** Whether somebody is pointing at the element: from the first movement until it rests or leaves. */
export function usePointing(element: RefObject<HTMLElement | null>): [boolean, release: () => void] {
  const [pointing, setPointing] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const release = () => {
      clearTimeout(timer);
      setPointing(false);
    };
    const point = () => {
      clearTimeout(timer);
      timer = setTimeout(release, REST);
      setPointing(true);
    };
    node.addEventListener("pointermove", point);
    node.addEventListener("pointerdown", point);
    node.addEventListener("pointerleave", release);
    return () => {
      clearTimeout(timer);
      node.removeEventListener("pointermove", point);
      node.removeEventListener("pointerdown", point);
      node.removeEventListener("pointerleave", release);
    };
  }, [element]);
  return [pointing, () => setPointing(false)];
}

/** The items in a steady order while `held`, and how many new ones wait; as they come otherwise. */
export function useSteady<Item>(items: readonly Item[], keyOf: (item: Item) => string, held: boolean) {
  const [shown, setShown] = useState(items);
  if (held) return steady(shown, items, keyOf);
  if (shown !== items) setShown(items);
  return { items, waiting: 0 };
}
