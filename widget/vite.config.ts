import { defineConfig } from "vite";

/** Two builds into one folder: the app of the frame (`app.html`, hashed assets), then the loader. */
export default defineConfig(({ mode }) => ({
  base: "./",
  build:
    mode === "loader"
      ? {
          outDir: "dist",
          emptyOutDir: false,
          copyPublicDir: false,
          // A classic script under a name that pages keep for years.
          lib: {
            entry: "src/relevo.ts",
            formats: ["iife"],
            name: "relevoLoader",
            fileName: () => "relevo.js",
          },
        }
      : {
          outDir: "dist",
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: "app.html" },
        },
}));
