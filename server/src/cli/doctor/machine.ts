import { access, constants, stat, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname } from "node:path";
import type { Config } from "../../platform/config.ts";
import { errorCode } from "../../platform/start-error.ts";
import { missingBuilds } from "../start/build-missing.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** The machine below the desk: Node, folders, disk, port, the built web app. */
export async function examineMachine(config: Config): Promise<Finding[]> {
  return [
    node(),
    web(),
    await folder(config.dataDir),
    await disk(config.dataDir),
    await port(config.host, config.port),
  ];
}

function node(): Finding {
  const { node: version } = process.versions;
  if (Number(version.split(".")[0]) >= 24) return fine(`Node ${version}.`);
  return wrong(
    `Node ${version} is too old.`,
    "Start by npm (npm start, npm run relevo), which uses the Node that npm install brings.",
  );
}

function web(): Finding {
  const missing = missingBuilds();
  if (missing.length === 0) return fine("The web app is built.");
  return wrong(`The web app is not built (${missing.join(", ")}).`, "npm run build");
}

async function folder(path: string): Promise<Finding> {
  const exists = (await stat(path).catch(() => undefined)) !== undefined;
  try {
    await access(await nearest(path), constants.R_OK | constants.W_OK | constants.X_OK);
    return fine(
      exists ? `The data folder ${path} is there and writable.` : `The data folder ${path} can be made.`,
    );
  } catch (error) {
    return wrong(
      `The data folder ${path} cannot be written (${errorCode(error)}).`,
      "Make it writable for the user who starts Relevo, or choose another with RELEVO_DATA.",
    );
  }
}

/** The folder itself, or the closest one above it that exists. */
async function nearest(path: string): Promise<string> {
  if ((await stat(path).catch(() => undefined)) || path === dirname(path)) return path;
  return nearest(dirname(path));
}

/** Bytes below which PostgreSQL may soon have to stop. */
const enough = 1024 ** 3;
async function disk(path: string): Promise<Finding> {
  const space = await statfs(await nearest(path)).catch(() => undefined);
  if (!space) return fine("Disk space: not told by this system.");
  const free = space.bavail * space.bsize;
  const size = `${(free / 1024 ** 3).toFixed(1)} GB`;
  if (free >= enough) return fine(`${size} free on the disk of the data folder.`);
  return wrong(
    `Only ${size} free on the disk of the data folder.`,
    "Free some space, or move the data folder to a larger disk.",
  );
}

async function port(host: string, number: number): Promise<Finding> {
  if (number === 0) return fine("The port is chosen at each start.");
  const reason = await whyNot(host, number);
  if (reason === undefined) return fine(`Port ${number} on ${host} is free.`);
  if (reason === "EADDRINUSE" && (await isRelevo(host, number)))
    return fine(`Relevo answers on port ${number}.`);
  const mend = "Stop the program that has it, or choose another address with PORT and HOST.";
  return wrong(`Port ${number} on ${host} cannot be used (${reason}).`, mend);
}

function whyNot(host: string, number: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", (error) => resolve(errorCode(error) ?? error.message));
    server.listen(number, host, () => server.close(() => resolve(undefined)));
  });
}

async function isRelevo(host: string, number: number): Promise<boolean> {
  try {
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${number}/readyz`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(3000) });
    return "workers" in Object(await answer.json());
  } catch {
    return false;
  }
}
