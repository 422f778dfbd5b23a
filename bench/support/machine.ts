import { cpus, loadavg, totalmem } from "node:os";
import type { BenchServer } from "./server.ts";

/** What it was measured on. The load average tells whether the machine had other work. */
export async function machine(server?: BenchServer) {
  const here = {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
  if (!server) return here;
  const setting = async (name: string) => String((await server.ask(`show ${name}`))[0]?.[name]);
  return {
    ...here,
    postgres: await setting("server_version"),
    synchronous_commit: await setting("synchronous_commit"),
    fsync: await setting("fsync"),
    shared_buffers: await setting("shared_buffers"),
  };
}
