/** Which part of a stage's settings is open; without any, the general ones. */
export interface StageSearch {
  tab?: "actions";
  /** Within the automatic actions; without any, the resolution. */
  action?: "assignment";
}
