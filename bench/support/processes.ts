import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Pids of the server and of its sessions; Linux only, else empty. */
export function postgresPids(postgresDir: string): number[] {
  const pid = Number(readFileSync(join(postgresDir, "data", "postmaster.pid"), "utf8").split("\n")[0]);
  return [pid, ...childrenOf(pid)];
}

function childrenOf(parent: number): number[] {
  if (!existsSync("/proc/self/stat")) return [];
  return readdirSync("/proc").flatMap((name) =>
    /^\d+$/.test(name) && Number(fieldsOf(Number(name))[1]) === parent ? [Number(name)] : [],
  );
}

/** Seconds of processor these processes have used, with those of their ended children. */
export function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => fieldsOf(pid).slice(11, 15).map(Number));
  return ticks.flat().reduce((sum, one) => sum + (one || 0), 0) / 100;
}

/** Proportional set size in bytes: pages that are shared count once. Linux only, else null. */
export function proportionalBytes(pids: readonly number[]): number | null {
  if (!existsSync("/proc/self/smaps_rollup")) return null;
  const kilobytes = pids.map((pid) => {
    const text = readOr(`/proc/${pid}/smaps_rollup`);
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) * 1024;
}

/** The fields of /proc/pid/stat after the name: state, parent, … */
function fieldsOf(pid: number): string[] {
  const text = readOr(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
