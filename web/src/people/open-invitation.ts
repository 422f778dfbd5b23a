import { showInvitation } from "@relevo/contract/people.ts";
import { call, RefusalError } from "../shell/api.ts";

/** What the link offers; undefined when it is over. */
export async function openInvitation(token: string) {
  return call(showInvitation, { params: { token } }).catch((error: unknown) => {
    if (error instanceof RefusalError && endings.has(error.code)) return undefined;
    throw error;
  });
}
/** A token too long to be one is INVALID. */
const endings = new Set(["INVITATION_OVER", "NOT_FOUND", "INVALID"]);
