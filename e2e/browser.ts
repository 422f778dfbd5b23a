import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A real Chromium: `RELEVO_BROWSER`, one on the PATH, or Playwright's own. Where there is none it is got: the
 * distribution's package for root on Debian, else Playwright's download. @throws saying how to get one
 */
export function browserPath(): string {
  const found = find() ?? install();
  if (!found)
    throw new Error(
      "The end-to-end tests need a Chromium: install one (Debian: apt-get install chromium), set RELEVO_BROWSER to its path, or run npx playwright install chromium.",
    );
  return found;
}

function find(): string | null {
  const given = process.env.RELEVO_BROWSER;
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(given ? [given] : []), ...onPath, chromium.executablePath()].find(executable) ?? null;
}

function install(): string | null {
  const apt = process.getuid?.() === 0 && executable("/usr/bin/apt-get");
  const run = (command: string, args: string[]) =>
    spawnSync(command, args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  if (apt) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  } else run("npx", ["playwright", "install", "chromium"]);
  return find();
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
