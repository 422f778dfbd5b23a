/** What the address of the sign-in page may carry. */
export interface SignInSearch {
  /** The path asked for before signing in. */
  next?: string | undefined;
  /** What just happened. */
  notice?: "reset" | undefined;
  /** The password was right; the second factor is asked. */
  step?: "code" | undefined;
}

/** Reads it, leaving out what is not ours. */
export function readSignInSearch(raw: Record<string, unknown>): SignInSearch {
  return {
    ...(typeof raw.next === "string" && { next: raw.next }),
    ...(raw.notice === "reset" && { notice: "reset" }),
    ...(raw.step === "code" && { step: "code" }),
  };
}
