import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { refuse } from "./refusal.ts";
import { errorCode } from "./start-error.ts";

/**
 * Runs a write whose unique key another row may hold, even one committed this very moment: then it is refused
 * with `code`. The transaction is lost either way, as with every refusal.
 */
export async function unlessTaken<T>(code: RefusalCode, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (errorCode(error) === "23505") refuse(code);
    throw error;
  }
}
