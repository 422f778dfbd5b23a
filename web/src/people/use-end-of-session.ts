import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { isSignedOut } from "./require-me.ts";

/** When an answer says that the session is over, asks to sign in and comes back to the same place. */
export function useEndOfSession(): void {
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    // Several answers say it at about the same time, while the first one is already leading away.
    let leaving = false;
    return queries.getQueryCache().subscribe((event) => {
      if (leaving || event.type !== "updated" || event.action.type !== "error") return;
      const { pathname, href } = router.state.location;
      if (!isSignedOut(event.action.error) || pathname === "/sign-in") return;
      leaving = true;
      // A press on a link may still lead elsewhere; what is asked there says it again.
      void router.navigate({ to: "/sign-in", search: { next: href } }).finally(() => {
        leaving = false;
      });
    });
  }, [queries, router]);
}
