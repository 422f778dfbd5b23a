import type { Frame } from "@relevo/contract/realtime.ts";
import { waitBefore } from "./backoff.rules.ts";

export interface LineOptions {
  /** Opens the stream; with `after`, from that event on. What is said after `close` is not listened to. */
  open(after: string | undefined, on: Hearing): { close(): void };
  onFrame(frame: Frame): void;
  /** Whether frames come now. */
  onState(state: "live" | "retrying"): void;
  /** The desk no longer knows the session. Whoever owns the line closes it, or it goes on trying. */
  onSignedOut(): void;
}

interface Hearing {
  text(text: string): void;
  end(code: number): void;
}

/** The desk beats every 25 s; without a word for so long, in ms, the line is dead. */
const SILENCE = 40_000;
/** The close code of a caller who is not signed in. */
const SIGNED_OUT = 4401;

/** Keeps the live stream open: resumes from the last event after a loss, ever more patiently. */
export function openLine({ open, onFrame, onState, onSignedOut }: LineOptions) {
  let last: string | undefined;
  let failures = 0;
  let hangUp = () => {};
  let silence: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  connect();
  return {
    /** Tries at once what waits to be tried: the network came back, the page is looked at again. */
    hurry() {
      if (waiting !== undefined) connect();
    },
    close() {
      hangUp();
      clearTimeout(waiting);
      waiting = undefined;
    },
  };

  function connect() {
    clearTimeout(waiting);
    waiting = undefined;
    let ours = true;
    const socket = open(last, {
      text(text) {
        if (ours) hear(text);
      },
      end(code) {
        if (!ours) return;
        hangUp();
        if (code === SIGNED_OUT) onSignedOut();
        retry();
      },
    });
    hangUp = () => {
      ours = false;
      clearTimeout(silence);
      hangUp = () => {};
      socket.close();
    };
    listen();
  }

  function hear(text: string) {
    listen();
    const frame: Frame = JSON.parse(text);
    if ("id" in frame) last = frame.id;
    if (frame.type === "hello" || frame.type === "reset") {
      failures = 0;
      onState("live");
    }
    onFrame(frame);
  }

  function listen() {
    clearTimeout(silence);
    silence = setTimeout(() => {
      hangUp();
      retry();
    }, SILENCE);
  }

  function retry() {
    onState("retrying");
    waiting = setTimeout(connect, waitBefore(failures, Math.random()));
    failures += 1;
  }
}
