import { showSetup } from "@relevo/contract/people.ts";
import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { languageSetting } from "../i18n/language.ts";
import { changeLanguage } from "../i18n/start.ts";
import { call, RefusalError } from "../shell/api.ts";
import { meQuery } from "./me.ts";

/** Lets a signed-in person in, in their language; sends anybody else to sign in, or to set up an empty desk. */
export async function requireMe(queries: QueryClient, href: string): Promise<void> {
  const known = queries.getQueryData(meQuery.queryKey);
  const me = known ?? (await queries.fetchQuery(meQuery).catch(otherwise(href)));
  if (!known && me.language !== languageSetting.get()) await changeLanguage(me.language);
}

/** Whether an error says that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof RefusalError && error.code === "UNAUTHENTICATED";
}

function otherwise(href: string) {
  return async (error: unknown): Promise<never> => {
    if (!isSignedOut(error)) throw error;
    const { needed } = await call(showSetup);
    throw needed ? redirect({ to: "/setup" }) : redirect({ to: "/sign-in", search: { next: href } });
  };
}
