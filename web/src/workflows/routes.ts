import { createRoute, lazyRouteComponent, notFound, type RouteComponent } from "@tanstack/react-router";
import { meQuery } from "../people/me.ts";
import { frameRoute } from "../shell/frame-route.tsx";
import { queries } from "../shell/Root.tsx";

const screens = () => import("./screens.ts");

/** Workflows: their list, and the parts of one. What the role cannot read looks like what does not exist. */
export const workflowRoutes = [
  page("/workflows", lazyRouteComponent(screens, "WorkflowsScreen")),
  page("/workflow-secrets", lazyRouteComponent(screens, "SecretsScreen")),
  page(
    "/workflows/$workflowId",
    lazyRouteComponent(() => import("./builder/BuilderScreen.tsx"), "BuilderScreen"),
    async () => (await import("./builder/load-words.ts")).loadBuilderWords(),
  ),
  page("/workflows/$workflowId/runs", lazyRouteComponent(screens, "MonitorScreen")),
  page("/workflows/$workflowId/runs/$runId", lazyRouteComponent(screens, "RunScreen")),
  page("/workflows/$workflowId/versions", lazyRouteComponent(screens, "VersionsScreen")),
  page("/workflows/$workflowId/simulate", lazyRouteComponent(screens, "SimulateScreen")),
  page("/workflows/$workflowId/simulate/$simulatedId", lazyRouteComponent(screens, "SimulatedRunScreen")),
] as const;

function page<const Path extends string>(path: Path, component: RouteComponent, words = workflowWords) {
  return createRoute({
    getParentRoute: () => frameRoute,
    path,
    // The screens read it, with their code: what an address says of them is not of the first load.
    validateSearch: (search: Record<string, unknown>) => search,
    beforeLoad: () => {
      if (!queries.getQueryData(meQuery.queryKey)?.abilities.includes("workflows.read")) throw notFound();
    },
    loader: words,
    component,
  });
}

async function workflowWords(): Promise<void> {
  await (await import("./load-words.ts")).loadWorkflowWords();
}
