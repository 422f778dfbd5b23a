import { elementScroll, type Rect, Virtualizer } from "@tanstack/react-virtual";
import { describe, expect, test } from "vitest";
import { anchoring } from "./anchoring.ts";

const ROW = 50;
const HEIGHT = 400;

describe("a list (read from its start)", () => {
  test("scrolled down, rows that come in above leave the rows in sight where they are", () => {
    const list = mount("start", 100);
    list.scrollTo(1000);
    expect(list.firstInSight()).toBe("20");
    list.setKeys(["new-2", "new-1", ...keys(100)]);
    expect(list.firstInSight()).toBe("20");
    expect(list.offset()).toBe(1100);
  });

  test("at the top it shows what comes in", () => {
    const list = mount("start", 100);
    list.setKeys(["new", ...keys(100)]);
    expect(list.offset()).toBe(0);
    expect(list.firstInSight()).toBe("new");
  });

  test("a longer page below changes nothing, even at the very end", () => {
    const list = mount("start", 100);
    list.scrollTo(100 * ROW - HEIGHT);
    list.setKeys(keys(150));
    expect(list.offset()).toBe(100 * ROW - HEIGHT);
  });
});

describe("a thread (read from its end)", () => {
  test("at the last line it follows a new one", () => {
    const thread = mount("end", 100);
    thread.scrollTo(100 * ROW - HEIGHT);
    thread.setKeys(keys(101));
    expect(thread.offset()).toBe(101 * ROW - HEIGHT);
  });

  test("further up a new line moves nothing", () => {
    const thread = mount("end", 100);
    thread.scrollTo(1000);
    thread.setKeys(keys(101));
    expect(thread.offset()).toBe(1000);
  });

  test("older lines loaded above leave the reader's line where it is", () => {
    const thread = mount("end", 100);
    thread.scrollTo(20);
    thread.setKeys(["old-3", "old-2", "old-1", ...keys(100)]);
    expect(thread.firstInSight()).toBe("0");
    expect(thread.offset()).toBe(20 + 3 * ROW);
  });
});

function keys(count: number) {
  return Array.from({ length: count }, (_, index) => String(index));
}

/** A virtualizer over a scroll box of numbers: real anchoring, no browser. */
function mount(reads: "start" | "end", count: number) {
  let shown = keys(count);
  let height = count * ROW;
  const box = {
    scrollTop: 0,
    clientWidth: 300,
    clientHeight: HEIGHT,
    get scrollHeight() {
      return height;
    },
    scrollTo({ top = 0 }: { top?: number }) {
      box.scrollTop = Math.max(0, Math.min(top, box.scrollHeight - HEIGHT));
      announce(box.scrollTop, false);
    },
    ownerDocument: { defaultView: { requestAnimationFrame: () => 0, cancelAnimationFrame() {} } },
  };
  let announce: (offset: number, isScrolling: boolean) => void = () => {};
  const options = () => ({
    count: shown.length,
    getScrollElement: () => box as unknown as Element,
    estimateSize: () => ROW,
    getItemKey: (index: number) => shown[index] ?? index,
    scrollToFn: elementScroll,
    observeElementRect: (_: unknown, tell: (rect: Rect) => void) => tell({ width: 300, height: HEIGHT }),
    observeElementOffset: (_: unknown, tell: typeof announce) => {
      announce = tell;
      tell(box.scrollTop, false);
    },
    ...anchoring(reads, box.scrollTop),
  });
  const virtualizer = new Virtualizer(options());
  virtualizer._didMount();
  virtualizer._willUpdate();
  return {
    scrollTo: (top: number) => box.scrollTo({ top }),
    offset: () => box.scrollTop,
    firstInSight: () => virtualizer.getVirtualItemForOffset(box.scrollTop)?.key,
    setKeys(next: string[]) {
      shown = next;
      virtualizer.setOptions(options());
      // What React commits between the two.
      height = next.length * ROW;
      virtualizer._willUpdate();
    },
  };
}
