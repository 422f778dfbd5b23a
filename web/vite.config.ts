import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { zod: fileURLToPath(new URL("src/shell/schemas.ts", import.meta.url)) } },
  // Nothing is inlined as data: or script, so the server may send a strict content security policy.
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    // What every page needs comes in two files: the hundred small ones it would be split into are a tenth larger.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "base", test: /node_modules/, tags: ["$initial"] },
            { name: "frame", test: /src\/(?!main\.tsx)/, tags: ["$initial"] },
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
