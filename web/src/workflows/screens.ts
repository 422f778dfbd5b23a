/** The screens of workflows but the builder, loaded together. */
export { WorkflowsScreen } from "./list/WorkflowsScreen.tsx";
export { MonitorScreen } from "./monitor/MonitorScreen.tsx";
export { RunScreen } from "./run/RunScreen.tsx";
export { SecretsScreen } from "./secrets/SecretsScreen.tsx";
export { SimulatedRunScreen } from "./simulate/SimulatedRunScreen.tsx";
export { SimulateScreen } from "./simulate/SimulateScreen.tsx";
export { VersionsScreen } from "./versions/VersionsScreen.tsx";
