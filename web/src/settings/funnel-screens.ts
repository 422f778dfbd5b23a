/** Funnels, their stages, and the company's own data, loaded together. */
export { FieldsScreen } from "./fields/FieldsScreen.tsx";
export { FunnelScreen } from "./funnels/FunnelScreen.tsx";
export { FunnelsScreen } from "./funnels/FunnelsScreen.tsx";
export { StageScreen } from "./funnels/stage/StageScreen.tsx";
