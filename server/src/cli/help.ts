import type { Command } from "./command.ts";

/** One command's help: what it does, its options, its notes. */
export function helpFor({ name, argument, summary, options, notes = [] }: Command): string {
  const usage = ["npm run relevo --", name, ...(argument ? [`<${argument}>`] : []), "[options]"].join(" ");
  const lines = Object.entries(options).map(([option, about]) => row(`--${option}`, about));
  return [usage, "", summary, "", ...lines, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}

/** The list of commands. */
export function helpForAll(commands: readonly Command[]): string {
  const lines = commands.map(({ name, argument, summary }) =>
    row(argument ? `${name} <${argument}>` : name, summary),
  );
  return [
    "npm run relevo -- <command> [options]",
    "",
    ...lines,
    "",
    "Each has its own: npm run relevo -- <command> --help",
  ].join("\n");
}

function row(left: string, right: string): string {
  return `  ${left.padEnd(18)} ${right}`;
}
