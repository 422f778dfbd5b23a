import { connect, type Socket } from "node:net";
import type { Post } from "./traffic.ts";

export interface Poster {
  /** Whether a connection is free now. */
  free(): boolean;
  /** Posts on the next free connection; `done` hears the HTTP status, 0 when the connection was lost. */
  post(post: Post, done: (status: number) => void): void;
  close(): void;
}

/**
 * Keep-alive connections with one request each in flight. Written on sockets, because a client library costs the
 * machine under test several times as much.
 */
export async function openPoster(url: string, connections: number): Promise<Poster> {
  const { hostname, port } = new URL(url);
  const idle: Line[] = [];
  const waiting: (() => void)[] = [];
  const free = (line: Line) => {
    idle.push(line);
    waiting.shift()?.();
  };
  const lines = await Promise.all(
    Array.from({ length: connections }, () => openLine(hostname, Number(port), free)),
  );
  return {
    free: () => idle.length > 0,
    post(post, done) {
      const line = idle.pop();
      if (line) line.send(post, done);
      else waiting.push(() => idle.pop()?.send(post, done));
    },
    close: () => {
      for (const { socket } of lines) socket.destroy();
    },
  };
}

interface Line {
  socket: Socket;
  send(post: Post, done: (status: number) => void): void;
}

async function openLine(host: string, port: number, free: (line: Line) => void): Promise<Line> {
  const socket = connect({ host, port, noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let waiting: ((status: number) => void) | null = null;
  let heard = "";
  const line: Line = {
    socket,
    send({ hook, body, signature }, done) {
      waiting = done;
      socket.cork();
      socket.write(
        `POST /hooks/whatsapp/${hook} HTTP/1.1\r\nhost: ${host}:${port}\r\ncontent-type: application/json\r\n` +
          `x-hub-signature-256: ${signature}\r\ncontent-length: ${body.length}\r\n\r\n`,
      );
      socket.write(body);
      socket.uncork();
    },
  };
  const answered = (status: number) => {
    const done = waiting;
    waiting = null;
    heard = "";
    if (status !== 0) free(line);
    done?.(status);
  };
  socket.on("data", (chunk) => {
    heard += chunk.toString("latin1");
    const end = heard.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? 0);
    if (heard.length >= end + 4 + length) answered(Number(heard.slice(9, 12)));
  });
  socket.on("error", () => answered(0));
  socket.on("close", () => answered(0));
  free(line);
  return line;
}
