import { defineConfig } from "vitest/config";

/**
 * Rules and web need nothing; `server` has a real PostgreSQL of its own, and each file a database. Files share a process:
 * loading the desk anew for each took a quarter of the time, and nothing in it is kept between desks.
 */
export default defineConfig({
  test: {
    // Half of a test's time is the database's: on two cores two files at once take little longer than one.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "rules",
          include: [
            "contract/{src,test}/**/*.test.ts",
            "server/src/**/*.test.ts",
            "web/**/*.test.{ts,tsx}",
            "widget/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/dist/**"],
          isolate: false,
        },
      },
      {
        test: {
          name: "server",
          include: ["server/test/**/*.test.ts"],
          globalSetup: ["server/test/support/global-setup.ts"],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // What a real program does in its own time is waited for as long as a busy machine may need.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
