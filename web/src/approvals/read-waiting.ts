import { type Approval, listApprovals } from "@relevo/contract/closing.ts";
import { call } from "../shell/api.ts";

/** The requests that wait for a verdict, up to a page of them: a supervisor's, or one's own. */
export async function readWaiting(signal: AbortSignal): Promise<Approval[]> {
  return (await call(listApprovals, { query: { limit: 100 } }, { signal })).items;
}
