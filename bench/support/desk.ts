import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface DeskProcess {
  url: string;
  pid: number;
  /** Ms from the spawn to the line with its address. */
  readyAfter: number;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL("../../server/src/relevo.ts", import.meta.url));

/** The desk as a process of its own; ready once it prints its address. */
export async function startDesk(given: {
  dataDir: string;
  env: Record<string, string>;
  nodeFlags?: readonly string[];
}): Promise<DeskProcess> {
  const begun = performance.now();
  const args = [...(given.nodeFlags ?? []), program, "start", "--port", "0", "--data", given.dataDir];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, RELEVO_LOG: "warn", ...given.env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      const text = chunk.toString();
      if (process.env.RELEVO_BENCH_SAY) process.stderr.write(text);
      said = `${said}${text}`.slice(-10_000);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the desk ended (${code}) before it was ready: ${said}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    readyAfter: performance.now() - begun,
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
