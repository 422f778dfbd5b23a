import { type Logger, pino } from "pino";

export type Log = Logger;

/**
 * Structured lines on standard output. Ids, counts and durations only: never a name, a number, a text,
 * a token or a body. `RELEVO_LOG` sets the level (default info).
 */
export function openLog(level = process.env.RELEVO_LOG ?? "info"): Log {
  return pino({ level, base: null, redact: ["req.headers", "*.password", "*.token", "*.secret"] });
}

/** What a log line may tell of an error: its class, code and message with literals left out. */
export function describe(error: unknown): { error: string; stack?: string } {
  if (!(error instanceof Error)) return { error: "thrown value" };
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  // PostgreSQL puts row values into `detail`, never into the first line's identifiers.
  const message = "severity" in error ? error.message.replaceAll(/"[^"]*"|'[^']*'/g, "…") : error.message;
  return {
    error: `${code}: ${message}`.slice(0, 500),
    ...(error.stack ? { stack: error.stack.split("\n").slice(1, 8).join("\n") } : {}),
  };
}
