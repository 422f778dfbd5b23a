import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

export default defineConfig({
  plugins: [withoutProse(), react(), tailwindcss()],
  resolve: { alias: { zod: fileURLToPath(new URL("src/shell/schemas.ts", import.meta.url)) } },
  // Nothing is inlined as data: or script, so the server may send a strict content security policy.
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    // Which chunks every screen needs beforehand is 6 kB gzip of the first load: only the inbox, which comes first, is told.
    modulePreload: {
      resolveDependencies: (file, chunks, { hostType }) =>
        hostType === "html" || file.includes("InboxScreen") ? chunks : [],
    },
    // What every page needs comes in two files: the hundred small ones it would be split into are a tenth larger.
    rolldownOptions: {
      // Describing an endpoint or a schema does nothing else: those a page does not use stay out of it.
      treeshake: { manualPureFunctions: ["endpoint", "page", "z"] },
      output: {
        codeSplitting: {
          groups: [
            { name: "base", test: /node_modules/, tags: ["$initial"] },
            { name: "frame", test: /src\/(?!main\.tsx)/, tags: ["$initial"] },
            // The first screen with all it needs: in thirty files, as other screens share its parts, it is 8 kB gzip larger.
            { name: "inbox", test: /src\/conversations\/InboxScreen\.tsx/ },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: "http://127.0.0.1:3000", ws: true } },
  },
});

/**
 * The contract's sentences are for its reference and for callers without words of their own; the page has its own
 * words, and needs methods and paths. 3 kB gzip of the first load.
 */
function withoutProse(): Plugin {
  return {
    name: "contract-without-prose",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("/contract/src/")) return undefined;
      return code.replaceAll(/\b(summary|title):\s*"(?:[^"\\]|\\.)*"/g, '$1: ""');
    },
  };
}
