import { defineConfig } from "vitest/config";

/** Rules and web need nothing; `server` has a real PostgreSQL of its own. */
export default defineConfig({
  test: {
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
        },
      },
      {
        test: {
          name: "server",
          include: ["server/test/**/*.test.ts"],
          globalSetup: ["server/test/support/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // What a real program does in its own time is waited for as long as a busy machine may need.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
