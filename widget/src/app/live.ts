import type { VisitorFrame } from "@relevo/contract/webchat.ts";
import { api } from "./api.ts";

export interface Live {
  /** Look now: the page is visible or online again. */
  wake(): void;
  /** The line stands but the desk does not answer: begin again, after a while. */
  drop(): void;
  /** The visitor writes; told at most every 3 s. */
  typing(): void;
}

/** The desk beats every 25 s; a line silent for longer than this is dead. */
const silence = 60_000;

/**
 * Keeps a socket to the desk and opens it again after a loss, ever more slowly (1 s to 30 s). After each
 * `hello` the caller reads what it missed.
 */
export function openLive(
  token: () => string | undefined,
  heard: (frame: VisitorFrame) => void,
  stands: (up: boolean) => void,
): Live {
  let socket: WebSocket | undefined;
  let lost = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let told = 0;
  connect();
  return {
    wake() {
      if (socket && socket.readyState <= WebSocket.OPEN) return;
      lost = 0;
      connect();
    },
    drop: () => socket?.close(),
    typing() {
      if (socket?.readyState !== WebSocket.OPEN || Date.now() - told < 3000) return;
      told = Date.now();
      socket.send(JSON.stringify({ type: "typing" }));
    },
  };

  function connect(): void {
    clearTimeout(retry);
    const address = new URL("webchat/live", api);
    address.protocol = address.protocol.replace("http", "ws");
    const line = new WebSocket(address);
    socket = line;
    line.onopen = () => line.send(JSON.stringify({ token: token() }));
    line.onmessage = (event) => {
      clearTimeout(watch);
      watch = setTimeout(() => line.close(), silence);
      const frame = read(event.data);
      if (!frame) return;
      if (frame.type === "hello") {
        lost = 0;
        stands(true);
      }
      heard(frame);
    };
    line.onclose = () => {
      if (socket !== line) return;
      clearTimeout(watch);
      stands(false);
      const wait = Math.min(1000 * 2 ** lost++, 30_000);
      retry = setTimeout(connect, wait * (0.75 + Math.random() / 2));
    };
  }
}

function read(data: unknown): VisitorFrame | null {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
