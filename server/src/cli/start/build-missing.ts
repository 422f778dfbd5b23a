import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "../../platform/start-error.ts";
import { say } from "../command.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** What the browser gets, as its build leaves it. */
const built = ["web/dist/index.html", "widget/dist/relevo.js"];

/** What is missing of the agents' app and the visitors' chat. */
export function missingBuilds(top = root): string[] {
  return built.filter((file) => !existsSync(join(top, file)));
}

/** Builds them where `npm install` has not, as with --ignore-scripts. @throws StartError saying how */
export async function buildMissing(top = root): Promise<void> {
  if (missingBuilds(top).length === 0) return;
  say("Building the web app, this once.");
  const { code, output } = await npm(top, ["run", "build"]);
  if (code === 0 && missingBuilds(top).length === 0) return;
  throw new StartError(
    `${output}The web app could not be built: run \`npm install\` and then \`npm run build\` in ${top}, which says why.`,
  );
}

function npm(cwd: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const own = process.env.npm_execpath;
  // Windows has npm as a batch file, which only a shell runs.
  const child = own?.endsWith(".js")
    ? spawn(process.execPath, [own, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] })
    : spawn("npm", args, { cwd, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  return new Promise((resolve) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        output += chunk;
      });
    child.on("error", () => resolve({ code: null, output }));
    child.on("close", (code) => resolve({ code, output }));
  });
}
