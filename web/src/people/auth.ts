import { OfflineError, refusalOf } from "../shell/api.ts";

/** Whether the password was enough, or the second factor is asked next. */
export type Entered = "in" | "second-factor";

/** Signs in. @throws UNAUTHENTICATED for a wrong mail or password alike; TOO_MANY */
export async function signIn(mail: string, password: string): Promise<Entered> {
  const answer = await post("/sign-in/email", { email: mail, password });
  return answer.twoFactorRedirect === true ? "second-factor" : "in";
}

/** Ends a sign-in that waits for its second factor; `trust` spares this browser the question for 30 days. */
export async function giveCode(kind: "app" | "backup", code: string, trust: boolean): Promise<void> {
  await post(codePaths[kind], { code, trustDevice: trust });
}
const codePaths = { app: "/two-factor/verify-totp", backup: "/two-factor/verify-backup-code" };

export async function signOut(): Promise<void> {
  await post("/sign-out", {});
}

/** Sets a new password with the token of a link, once; every session of the login ends. */
export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await post("/reset-password", { token, newPassword });
}

/** Changes one's own password; the sessions of other browsers end. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await post("/change-password", { currentPassword, newPassword, revokeOtherSessions: true });
}

/** What an authenticator app needs, and ten codes for the day it is lost. Not on until a code is confirmed. */
export interface SecondFactor {
  /** otpauth://totp/… */
  uri: string;
  backupCodes: readonly string[];
}

export async function beginTwoFactor(password: string): Promise<SecondFactor> {
  const { totpURI, backupCodes } = await post("/two-factor/enable", { password });
  if (typeof totpURI !== "string" || !Array.isArray(backupCodes)) throw new OfflineError("no second factor");
  return { uri: totpURI, backupCodes: backupCodes.map(String) };
}

export async function confirmTwoFactor(code: string): Promise<void> {
  await post("/two-factor/verify-totp", { code });
}

export async function endTwoFactor(password: string): Promise<void> {
  await post("/two-factor/disable", { password });
}

/** The sign-in addresses stand outside the contract: they are the sign-in library's own. */
async function post(path: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
  const response = await fetch(`/api/auth${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw new OfflineError("no answer", { cause: error });
  });
  if (!response.ok) throw await refusalOf(response);
  const answer: unknown = await response.json();
  return typeof answer === "object" && answer !== null ? { ...answer } : {};
}
