import { spawnSync } from "node:child_process";

/** Everything that can be known without running the program: `npm run check`. All steps run; any failure fails. */
const steps: [name: string, command: string, ...args: string[]][] = [
  ["types: contract", "tsc", "-p", "contract"],
  ["types: server", "tsc", "-p", "server"],
  ["types: web", "tsc", "-p", "web"],
  ["types: widget", "tsc", "-p", "widget"],
  ["style", "biome", "check", "."],
  ["unused code", "knip"],
  ["architecture", "vitest", "run", "--project", "server", "server/test/architecture"],
  ["generated files", "node", "scripts/generate.ts", "--check"],
  ["size of the agents' app", "node", "web/budget.ts"],
  ["size of the widget", "node", "widget/size.ts"],
];

const failed = steps.filter(([name, command, ...args]) => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  const ok = status === 0;
  console.log(`${ok ? "ok  " : "FAIL"} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(`${stdout}${stderr}`);
  return !ok;
});
if (failed.length > 0) {
  console.error(
    `${failed.length} of ${steps.length} checks failed: ${failed.map(([name]) => name).join(", ")}`,
  );
  process.exit(1);
}
