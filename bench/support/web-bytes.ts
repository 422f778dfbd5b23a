import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Gzipped bytes before the inbox is there, as `web/budget.ts` weighs them; over the budget they count all the same. */
export async function firstLoadBytes(): Promise<number> {
  const budget = fileURLToPath(new URL("../../web/budget.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [budget]).catch(
    (error: { stdout?: string }) => ({
      stdout: error.stdout ?? "",
    }),
  );
  const told: { bytes?: number } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
  if (told.bytes === undefined) throw new Error("web/budget.ts said no bytes: build the web app first");
  return told.bytes;
}
