import { createServer } from "node:net";

/** A free port on 127.0.0.1: `wanted` when it is free, else one the system picks (also for 0). */
export async function freePort(wanted: number): Promise<number> {
  return (await tryListen(wanted)) ?? (await tryListen(0)) ?? freePort(0);
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const taken = address !== null && typeof address === "object" ? address.port : undefined;
      server.close(() => resolve(taken));
    });
  });
}
