import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openLine } from "./line.ts";

interface Opened {
  after: string | undefined;
  closed: boolean;
  text(text: string): void;
  end(code: number): void;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const sockets: Opened[] = [];
  const states: string[] = [];
  const frames: unknown[] = [];
  const onSignedOut = vi.fn();
  const line = openLine({
    open(after, on) {
      const opened = { after, closed: false, ...on };
      sockets.push(opened);
      return {
        close() {
          opened.closed = true;
        },
      };
    },
    onFrame: (frame) => frames.push(frame.type),
    onState: (state) => states.push(state),
    onSignedOut,
  });
  const say = (frame: unknown) => sockets.at(-1)?.text(JSON.stringify(frame));
  return { line, sockets, states, frames, onSignedOut, say };
}

describe("the line", () => {
  test("resumes after a loss from the last event it heard of", () => {
    const { sockets, states, say, frames } = start();
    say({ type: "hello", id: "7" });
    say({ type: "gone", id: "9", conversationId: "c" });
    sockets[0]?.end(1006);
    expect(states).toEqual(["live", "retrying"]);
    vi.advanceTimersByTime(500);
    expect(sockets.map(({ after }) => after)).toEqual([undefined, "9"]);
    say({ type: "hello", id: "9" });
    expect(states.at(-1)).toBe("live");
    expect(frames).toEqual(["hello", "gone", "hello"]);
  });

  test("tries ever more patiently, and at once when told to hurry", () => {
    const { line, sockets } = start();
    for (let round = 0; round < 6; round++) {
      sockets.at(-1)?.end(1006);
      vi.advanceTimersByTime(20_000);
    }
    expect(sockets).toHaveLength(7);
    sockets.at(-1)?.end(1006);
    vi.advanceTimersByTime(5000);
    expect(sockets).toHaveLength(7);
    line.hurry();
    expect(sockets).toHaveLength(8);
    line.hurry();
    expect(sockets).toHaveLength(8);
  });

  test("a line that says nothing for 40 s is dead; a beat keeps it", () => {
    const { sockets, states, say } = start();
    say({ type: "hello", id: "1" });
    vi.advanceTimersByTime(39_000);
    say({ type: "beat", id: "4" });
    vi.advanceTimersByTime(39_000);
    expect(states).toEqual(["live"]);
    vi.advanceTimersByTime(1000);
    expect(sockets[0]?.closed).toBe(true);
    vi.advanceTimersByTime(500);
    expect(sockets[1]?.after).toBe("4");
    sockets[0]?.text(JSON.stringify({ type: "reset", id: "99" }));
    sockets[0]?.end(1000);
    expect(sockets).toHaveLength(2);
  });

  test("the end of the session is told", () => {
    const { sockets, onSignedOut } = start();
    sockets[0]?.end(4401);
    expect(onSignedOut).toHaveBeenCalledTimes(1);
  });

  test("closed, it stays closed", () => {
    const { line, sockets } = start();
    sockets[0]?.end(1006);
    line.close();
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });
});
