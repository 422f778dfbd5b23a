import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../src/relevo.ts", import.meta.url));

export interface Program {
  pid: number;
  /** The first line of its output, here or to come, that matches. @throws when it ends without one */
  line(wanted: RegExp): Promise<string>;
  /** All it said so far, on both streams. */
  said(): string;
  signal(name: NodeJS.Signals): void;
  /** The exit code, null when it was killed. */
  ended: Promise<number | null>;
}

type Env = Record<string, string>;

/** Starts the real program, as npm would, with nothing of our environment but the path. */
function launch(argv: readonly string[], env: Env, input?: string): Program & { out(): string } {
  const child = spawn(process.execPath, [program, ...argv], {
    env: { PATH: process.env.PATH ?? "", RELEVO_LOG: "silent", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let out = "";
  let all = "";
  const waiting: (() => void)[] = [];
  const heard = () => {
    for (const look of waiting.splice(0)) look();
  };
  child.stdout.on("data", (chunk) => {
    out += chunk;
    all += chunk;
    heard();
  });
  child.stderr.on("data", (chunk) => {
    all += chunk;
    heard();
  });
  child.stdin.end(input);
  let over = false;
  const ended = once(child, "close").then(([code]: (number | null)[]) => {
    over = true;
    heard();
    return code ?? null;
  });
  return {
    pid: child.pid ?? 0,
    out: () => out,
    said: () => all,
    ended,
    signal: (name) => child.kill(name),
    async line(wanted) {
      for (;;) {
        const found = all.split("\n").find((text) => wanted.test(text));
        if (found !== undefined) return found;
        if (over) throw new Error(`it ended without ${wanted}:\n${all}`);
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
    },
  };
}

/** Runs a command to its end. */
export async function run(argv: readonly string[], env: Env, input?: string) {
  const one = launch(argv, env, input);
  const code = await one.ended;
  return { code, out: one.out(), said: one.said() };
}

/** A desk that is up, and its address. */
export async function up(env: Env, ...flags: string[]): Promise<Program & { url: string }> {
  const desk = launch(["start", "--port", "0", ...flags], env);
  const url = /http:\/\/\S+/.exec(await desk.line(/ready/))?.[0] ?? "";
  return { ...desk, url: url.replace(/\/readyz$/, "") };
}
