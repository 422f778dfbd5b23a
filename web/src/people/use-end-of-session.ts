import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { isSignedOut } from "./require-me.ts";

/** When an answer says that the session is over, asks to sign in and comes back to the same place. */
export function useEndOfSession(): void {
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "error") return;
        if (!isSignedOut(event.action.error)) return;
        void router.navigate({ to: "/sign-in", search: { next: router.state.location.href } });
      }),
    [queries, router],
  );
}
