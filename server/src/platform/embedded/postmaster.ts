import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** The process that is the server, and its port. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The living server of this cluster according to its `postmaster.pid`, whoever started it. */
export async function livePostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 && (await isServing(pid, data)) ? { pid, port } : undefined;
}

/**
 * Whether this process is a server started on `data`. A pid alone proves nothing: it may have been given to
 * another process, and a copied data folder carries the pid of the server of the original. /proc/<pid>/cmdline is
 * readable by all; the more telling cwd is not, for root in a container without CAP_SYS_PTRACE.
 */
export async function isServing(pid: number, data: string): Promise<boolean> {
  if (process.platform === "linux") {
    const args = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return args.split("\0").includes(data);
  }
  if (process.platform === "win32") {
    return (await answer("tasklist", ["/FI", `PID eq ${pid}`, "/NH"])).includes("postgres.exe");
  }
  return (await answer("ps", ["-ww", "-o", "args=", "-p", `${pid}`])).includes(data);
}

async function answer(program: string, args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args).catch(() => ({ stdout: "" }));
  return stdout;
}
