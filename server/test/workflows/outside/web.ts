import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}
export interface Web {
  /** 127.0.0.1:port */
  host: string;
  url: string;
  asked: Asked[];
  /** How it answers from now on. */
  answers(how: Answering): void;
  /** Resolves when it is asked for the nth time in all. */
  until(count: number): Promise<void>;
  stop(): Promise<void>;
}
export type Answering = (response: ServerResponse, asked: Asked) => void;

/** Somebody's server on this machine, which answers as it is told. */
export async function startWeb(first: Answering = (response) => response.end("{}")): Promise<Web> {
  let how = first;
  const asked: Asked[] = [];
  let waiting: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const { method = "", url: path = "", headers } = request;
    const one = { method, path, headers, body: Buffer.concat(parts).toString() };
    asked.push(one);
    for (const look of waiting) look();
    how(response, one);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    url: `http://${host}`,
    asked,
    answers(next) {
      how = next;
    },
    until: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (asked.length < count) return;
          waiting = waiting.filter((one) => one !== look);
          resolve();
        };
        waiting.push(look);
        look();
      }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
