import { type RefObject, useLayoutEffect } from "react";

/** How far from the end, in px, still counts as reading there. */
const NEAR = 48;

/**
 * Opens a scroll box at its end and keeps it there until the reader goes up: while rows are measured,
 * a phone's keyboard opens, a composer grows, or a hidden pane appears. The virtualizer's own following
 * gives up after two still frames, which on a slow start comes before the rows are measured.
 */
export function useEnd(scroller: RefObject<HTMLElement | null>, wanted: boolean, toEnd: () => void): void {
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!wanted || !box) return;
    let reading = endOf(box);
    const look = () => {
      reading = readingOn(reading, endOf(box));
    };
    const observer = new ResizeObserver(() => reading.atEnd && toEnd());
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    box.addEventListener("scroll", look, { passive: true });
    reading = { ...reading, atEnd: true };
    toEnd();
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, [scroller, wanted, toEnd]);
}

interface Reading {
  top: number;
  atEnd: boolean;
}

/** Whether one still reads at the end: only going up leaves it, content that grows below does not. */
export function readingOn(before: Reading, now: Reading): Reading {
  return { top: now.top, atEnd: now.atEnd || (before.atEnd && now.top >= before.top) };
}

function endOf(box: HTMLElement): Reading {
  return { top: box.scrollTop, atEnd: box.scrollTop + box.clientHeight > box.scrollHeight - NEAR };
}
