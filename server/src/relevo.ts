import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Before anything else is loaded: with it the program loads in 400 ms instead of 550.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/relevo", import.meta.url)));
const { runCommand } = await import("./cli/run-command.ts");
process.exitCode = await runCommand(process.argv.slice(2));
// What a command was told to leave behind, such as a send that never ends, does not keep it.
setTimeout(() => process.exit(), 1000).unref();
