import { spawn } from "node:child_process";
import { StartError } from "../start-error.ts";
import type { OsAccount } from "./os-account.ts";

/**
 * Nothing of ours reaches PostgreSQL's environment: LANG would choose locales, PG* would choose servers, and
 * the rest may be secret. Windows programs need SystemRoot.
 */
export const bareEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: "C",
  TZ: "UTC",
};

/** Runs one of PostgreSQL's programs to its end. */
export function run(
  program: string,
  args: string[],
  runAs: OsAccount | undefined,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...runAs,
      cwd: "/",
      env: bareEnvironment,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => reject(cannotRun(error)));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** The sentence for a program the system cannot run, as on a Linux without glibc. */
export function cannotRun(error: Error): StartError {
  return new StartError(
    `The PostgreSQL that comes with Relevo does not run on this system (${error.message}): set DATABASE_URL to a ` +
      "PostgreSQL server of your own, version 18 or newer.",
  );
}
