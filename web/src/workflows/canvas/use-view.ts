import type { Viewport } from "@xyflow/react";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Layout } from "./layout.rules.ts";
import { fitted, shownIn } from "./view.rules.ts";

/** What part of the drawing is seen: its top at first, or the `whole` as far as it can be read; what is chosen is brought into sight. */
export function useView(
  box: RefObject<HTMLElement | null>,
  layout: Layout,
  { selected, whole }: { selected: string | null; whole: boolean },
) {
  const [viewport, setViewport] = useState<Viewport>({ x: 0, y: 24, zoom: 1 });
  const begun = useRef(false);
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (!size || begun.current) return;
    begun.current = true;
    setViewport(fitted(layout, size, { least: 0.8, all: whole }));
  }, [box, layout, whole]);
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    const card = layout.boxes.find(({ id }) => id === selected);
    if (size && card) setViewport((now) => shownIn(now, card, size));
  }, [box, layout, selected]);
  return { viewport, setViewport };
}
