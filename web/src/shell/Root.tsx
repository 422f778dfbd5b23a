import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { TooltipProvider } from "../design/Tooltip.tsx";
import { ToastProvider } from "../design/toast.tsx";
import { browserPlace, FormatsProvider } from "../i18n/FormatsProvider.tsx";
import { RefusalError } from "./api.ts";

/** What the whole page shares: data, notices, tooltips. */
export function Root() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        {/* Until an account is known; the frame of a signed-in person gives the account's own. */}
        <FormatsProvider {...browserPlace}>
          <TooltipProvider delay={500}>
            <ToastProvider>
              <Suspense>
                <Outlet />
              </Suspense>
            </ToastProvider>
          </TooltipProvider>
        </FormatsProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The socket tells what changed; refetching on every focus would only repeat it.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      // A refusal is an answer: asking again changes nothing.
      retry: (failures, error) => !(error instanceof RefusalError) && failures < 3,
    },
  },
});
