import { Frame } from "@relevo/contract/realtime.ts";
import { WebSocket } from "ws";
import type { TestDesk } from "./desk.ts";

export interface LiveLine {
  frames: Frame[];
  /** Waits for a frame, already here or to come. */
  until<T extends Frame>(wanted: (frame: Frame) => frame is T): Promise<T>;
  until(wanted: (frame: Frame) => boolean): Promise<Frame>;
  /** The stream has caught up with all that was committed so far. */
  caughtUp(lastEvent: number): Promise<void>;
  lastId(): string;
  closed: Promise<number>;
  close(): void;
}

/** An agent's socket with a key, checking every frame against the contract. */
export async function openLive(desk: TestDesk, key: string, after?: string): Promise<LiveLine> {
  const url = `${desk.url.replace("http", "ws")}/api/v1/live${after === undefined ? "" : `?after=${after}`}`;
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${key}` } });
  const frames: Frame[] = [];
  let waiting: (() => void)[] = [];
  socket.on("message", (data) => {
    frames.push(Frame.parse(JSON.parse(String(data))));
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  const until = (wanted: (frame: Frame) => boolean): Promise<Frame> =>
    new Promise((resolve) => {
      const look = () => {
        const frame = frames.find(wanted);
        if (!frame) return;
        waiting = waiting.filter((one) => one !== look);
        resolve(frame);
      };
      waiting.push(look);
      look();
    });
  const lastId = () => frames.flatMap((frame) => ("id" in frame ? frame.id : [])).at(-1) ?? "0";
  await Promise.race([
    until((frame) => frame.type === "hello" || frame.type === "reset"),
    closed.then((code) => Promise.reject(new Error(`closed with ${code}`))),
  ]);
  return {
    frames,
    until: until as LiveLine["until"],
    caughtUp: async (lastEvent) => {
      await until(() => Number(lastId()) >= lastEvent);
    },
    lastId,
    closed,
    close: () => socket.close(),
  };
}
