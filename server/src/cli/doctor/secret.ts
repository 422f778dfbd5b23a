import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../platform/config.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { StartError } from "../../platform/start-error.ts";
import { ownSecret } from "../own-secret.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** The desk's secret as it stands, which is not made here; and what is to be said of it. */
export async function examineSecret(
  config: Config,
): Promise<{ secrets: Secrets | undefined; findings: Finding[] }> {
  const path = join(config.dataDir, "secret");
  try {
    const secrets = await ownSecret(config);
    if (!secrets) return { secrets, findings: [fine("No secret yet: npm start makes one.")] };
    return {
      secrets,
      findings: [config.secret ? fine("The secret is in RELEVO_SECRET.") : await kept(path)],
    };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const mend = `Put back the secret the desk began with${config.secret ? "" : `, in ${path}`}.`;
    return { secrets: undefined, findings: [wrong("The secret is too short.", mend)] };
  }
}

/** Windows has no such modes. */
async function kept(path: string): Promise<Finding> {
  const { mode } = await stat(path);
  if (process.platform === "win32" || (mode & 0o077) === 0)
    return fine(`The secret is in ${path}, for its owner only.`);
  return wrong(`The secret in ${path} can be read by others on this machine.`, `chmod 600 ${path}`);
}
