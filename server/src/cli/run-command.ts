import { parseArgs } from "node:util";
import { readConfig } from "../platform/config.ts";
import { describe } from "../platform/log.ts";
import { StartError } from "../platform/start-error.ts";
import type { Call, Command } from "./command.ts";
import { helpFor, helpForAll } from "./help.ts";

/** Each loads only what it needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./start.ts")).start,
  migrate: async () => (await import("./migrate.ts")).migrateCommand,
  setup: async () => (await import("./setup.ts")).setup,
  doctor: async () => (await import("./doctor.ts")).doctor,
  backup: async () => (await import("./backup.ts")).backup,
  restore: async () => (await import("./restore.ts")).restore,
};

/** `npm run relevo -- <command>`; answers the exit code, 1 for whatever did not happen. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  const [name = "help", ...rest] = argv;
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) return await withoutCommand(name);
    const command = await load();
    if (rest.includes("--help") || rest.includes("-h")) {
      console.log(helpFor(command));
      return 0;
    }
    return await command.run(readCall(command, rest));
  } catch (error) {
    // A fault of the program, not a sentence for the person: told as the log would.
    console.error(error instanceof StartError ? error.message : told(error));
    return 1;
  }
}

async function withoutCommand(name: string): Promise<number> {
  const asked = ["help", "--help", "-h"].includes(name);
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  if (asked) console.log(helpForAll(all));
  else console.error(`There is no command ${name}.\n\n${helpForAll(all)}`);
  return asked ? 0 : 1;
}

function readCall(command: Command, argv: readonly string[]): Call {
  const { values, positionals } = parse(command, argv);
  if (positionals.length !== (command.argument ? 1 : 0))
    throw new StartError(`${expected(command)} See: npm run relevo -- ${command.name} --help`);
  const shared = ["host", "port", "data", "role"].flatMap((flag) =>
    values[flag] === undefined ? [] : [`--${flag}=${values[flag]}`],
  );
  return { config: readConfig(shared, process.env), values, argument: positionals[0] ?? "" };
}

function parse(command: Command, argv: readonly string[]) {
  const options = Object.fromEntries(
    Object.keys(command.options).map((name) => [name, { type: "string" as const }]),
  );
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(". ")[0] : "Unknown option";
    throw new StartError(`${reason}. See: npm run relevo -- ${command.name} --help`);
  }
}

function expected({ name, argument }: Command): string {
  return argument ? `${name} takes one ${argument}.` : `${name} takes options only.`;
}

function told(error: unknown): string {
  const { error: what, stack } = describe(error);
  return `Relevo failed, and should not have: ${what}\n${stack ?? ""}`;
}
