import {
  defaultRangeExtractor,
  measureElement,
  type ReactVirtualizer,
  useVirtualizer,
} from "@tanstack/react-virtual";
import { ArrowUp } from "lucide-react";
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { anchoring } from "./anchoring.ts";
import { Button } from "./Button.tsx";
import { useEnd } from "./end.ts";
import { usePointing, useSteady } from "./hold.ts";

export interface VirtualListHandle {
  /** Scrolls as little as needed to bring the row of that key into sight. */
  reveal(key: string): void;
  toEnd(): void;
}

/**
 * A list of any length; only the rows in sight are in the page. It keeps its place when rows are added
 * above, and with `arrivals` nothing moves while somebody points at it: what is new waits behind a
 * button with those words. `onStart` and `onEnd` ask for the page before and after.
 */
export function VirtualList<Item>({
  items,
  keyOf,
  estimate,
  reads = "start",
  label,
  arrivals,
  onStart,
  onEnd,
  handle,
  keep,
  children,
}: {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** The likely height of a row in px, before it is measured. */
  estimate: number;
  /** Where one begins to read: a list at its start, a thread at its end. */
  reads?: "start" | "end";
  label: string;
  arrivals?: (count: number) => string;
  onStart?: () => void;
  onEnd?: (() => void) | undefined;
  handle?: Ref<VirtualListHandle>;
  /** The key of a row that stays in the page out of sight, too: touches on what leaves it are heard no more. */
  keep?: string | undefined;
  children: (item: Item, index: number) => ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [pointing, release] = usePointing(scroller);
  const view = useSteady(items, keyOf, arrivals !== undefined && pointing);
  const before = useRef<ReactVirtualizer<HTMLDivElement, HTMLDivElement>>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: view.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => keyAt(view.items, index, keyOf),
    overscan: 8,
    ...(keep !== undefined && {
      rangeExtractor(range) {
        const kept = view.items.findIndex((item) => keyOf(item) === keep);
        const rows = defaultRangeExtractor(range);
        return kept < 0 || rows.includes(kept) ? rows : [...rows, kept].sort((a, b) => a - b);
      },
    }),
    // In a hidden pane every row is 0 high: those it had are kept, or the list would come back scrolled.
    measureElement: (row, entry, instance) =>
      row.offsetParent === null
        ? (instance.measurementsCache[instance.indexFromElement(row)]?.size ?? estimate)
        : measureElement(row, entry, instance),
    ...anchoring(reads, before.current?.scrollOffset ?? 0),
  });
  before.current = virtualizer;

  const filled = view.items.length > 0;
  useEnd(scroller, reads === "end" && filled, virtualizer.scrollToEnd);

  const rows = virtualizer.getVirtualItems();
  const first = rows[0]?.index;
  const last = rows.at(-1)?.index;
  useEffect(() => {
    if (first === 0) onStart?.();
  }, [first, onStart]);
  useEffect(() => {
    if (last === view.items.length - 1 && last >= 0) onEnd?.();
  }, [last, view.items.length, onEnd]);

  useImperativeHandle(handle, () => ({
    reveal(key) {
      const index = view.items.findIndex((item) => keyOf(item) === key);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
    },
    toEnd: () => virtualizer.scrollToEnd(),
  }));

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {view.waiting > 0 && arrivals && (
        <div className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
          <Button
            size="small"
            variant="primary"
            icon={ArrowUp}
            className="pointer-events-auto rounded-full!"
            onClick={() => {
              release();
              virtualizer.scrollToOffset(0);
            }}
          >
            {arrivals(view.waiting)}
          </Button>
        </div>
      )}
      {/* The virtualizer keeps the place; the browser's own anchoring would correct it a second time. */}
      <div
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="scroll-quiet min-h-0 flex-1 overflow-y-auto overscroll-x-auto! -outline-offset-2 [overflow-anchor:none]"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows are positioned, and told by setsize and posinset */}
        <div
          role="list"
          aria-label={label}
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {rows.map((row) => {
            const item = view.items[row.index];
            if (item === undefined) return null;
            return (
              // biome-ignore lint/a11y/useSemanticElements: see the list
              <div
                key={row.key}
                ref={virtualizer.measureElement}
                data-index={row.index}
                role="listitem"
                aria-setsize={view.items.length}
                aria-posinset={row.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {children(item, row.index)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function keyAt<Item>(items: readonly Item[], index: number, keyOf: (item: Item) => string): string | number {
  const item = items[index];
  return item === undefined ? index : keyOf(item);
}
