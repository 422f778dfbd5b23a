import type { Config } from "../platform/config.ts";

/** One verb of the command line. */
export interface Command {
  name: string;
  /** What it does, in one sentence. */
  summary: string;
  /** The name of its one argument, where it takes one. */
  argument?: string;
  options: Options;
  /** Sentences for its help, below the options. */
  notes?: readonly string[];
  /** Answers the exit code. @throws StartError, whose message is all a person needs */
  run(call: Call): Promise<number>;
}

/** Every option takes a value; this is what it says. */
export type Options = Readonly<Record<string, string>>;

export interface Call {
  config: Config;
  values: Readonly<Record<string, string | undefined>>;
  /** Empty for a command that takes none. */
  argument: string;
}

/** Where the desk keeps what it keeps: for every command. */
export const placeOptions: Options = { data: "data folder (RELEVO_DATA, default ./data)" };
/** Where it listens. */
export const listenOptions: Options = {
  host: "address to listen on (HOST, default 127.0.0.1)",
  port: "port to listen on, 0 for any (PORT, default 3000)",
};

/** A line for the person at the terminal; standard output is for results and the log. */
export function say(line: string): void {
  console.error(line);
}
