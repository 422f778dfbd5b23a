import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Program {
  url: string;
  stop(): Promise<void>;
}

/** The real program on a data folder of its own, as `npm start` runs it; resolves once it says its address. */
export async function startProgram(env: Record<string, string>): Promise<Program> {
  const dataDir = await mkdtemp(join(tmpdir(), "relevo-e2e-"));
  // Root's PostgreSQL runs as another user, who must be able to enter.
  await chmod(dataDir, 0o711);
  const child = spawn(process.execPath, ["server/src/relevo.ts", "start"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: "0",
      RELEVO_DATA: dataDir,
      RELEVO_TEST_CLOCK: "1",
      RELEVO_LOG: "silent",
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await addressOf(child);
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/[\w.:]+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    child.once("exit", (code) =>
      reject(new Error(`the program ended with ${code} before it was ready:\n${said}`)),
    );
  });
}

/** A page of somebody else's site, on an origin of its own, with a strict policy and the one line of HTML. */
export async function startForeignPage(desk: string, snippet: string): Promise<Program> {
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'self'; script-src ${desk}; frame-src ${desk}; connect-src ${desk}; img-src 'self' ${desk}`,
    });
    response.end(
      `<!doctype html><html lang="es"><title>Tienda</title><h1>Una tienda cualquiera</h1>${snippet}</html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
