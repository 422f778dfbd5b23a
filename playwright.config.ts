import { defineConfig } from "@playwright/test";
import { browserPath } from "./e2e/browser.ts";

/** Journeys in a real Chromium on a desk of their own, in Spanish as most people meet it. */
export default defineConfig({
  testDir: "e2e",
  timeout: 60_000,
  fullyParallel: false,
  workers: 1,
  forbidOnly: process.env.CI === "true",
  reporter: [["list"]],
  use: {
    locale: "es-CL",
    timezoneId: "America/Santiago",
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: browserPath(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
