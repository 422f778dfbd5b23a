/**
 * An expected reason not to start. The message is one clear sentence with its way out, fit to be shown as it
 * is: the command line prints it and exits non-zero. It never holds a password.
 */
export class StartError extends Error {
  override name = "StartError";
}

/** The code of a system or PostgreSQL error (`EACCES`, `28P01`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
