import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { minuteClock } from "./minute.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a thousand listeners share one timer, and it ends with the last of them", () => {
  const clock = minuteClock(Date.now);
  const listener = vi.fn();
  const leave = Array.from({ length: 1000 }, () => clock.subscribe(() => listener()));
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(listener).toHaveBeenCalledTimes(1000);
  expect(clock.shown()).toBe(60_000);
  for (const stop of leave) stop();
  expect(vi.getTimerCount()).toBe(0);
});

test("between ticks everybody shows the same instant", () => {
  const clock = minuteClock(Date.now);
  clock.subscribe(() => {});
  vi.advanceTimersByTime(59_999);
  expect(clock.shown()).toBe(0);
});

test("who comes back after a pause sees the present at once", () => {
  const clock = minuteClock(Date.now);
  clock.subscribe(() => {})();
  vi.advanceTimersByTime(600_000);
  clock.subscribe(() => {});
  expect(clock.shown()).toBe(600_000);
});
