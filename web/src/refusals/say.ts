import i18next from "i18next";
import { OfflineError, RefusalError } from "../shell/api.ts";

/** An error of a call in the person's words. A fault of ours comes with the number to quote. */
export function sayError(error: unknown): string {
  if (error instanceof RefusalError) {
    const { code, requestId } = error;
    if (code === "FAULT")
      return `${i18next.t("refusals.FAULT")} ${i18next.t("refusals.quote", { requestId })}`;
    // A newer server may refuse with a code this page has not heard of.
    return i18next.exists(`refusals.${code}`) ? i18next.t(`refusals.${code}`) : error.message;
  }
  return i18next.t(error instanceof OfflineError ? "refusals.OFFLINE" : "refusals.FAULT");
}
