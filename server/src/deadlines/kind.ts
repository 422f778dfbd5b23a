import type { Tx } from "../platform/db.ts";

/** A deadline that came due and was still there when its contact was locked. */
export interface Due {
  key: string;
  dueAt: Date;
  contact: string | null;
  data: Record<string, unknown>;
  attempts: number;
}

/** A call out of the house, made after the commit, beside the loop; it ends in a transaction of its own. */
export type Callout = () => Promise<void>;

/** What a kind of deadline does. The rows are already deleted: what is still early is armed again. */
export interface Kind {
  name: string;
  /** It calls where an account's own people point it: what hangs there holds up that account's calls of this kind only. */
  apart?: boolean;
  fire(tx: Tx, due: readonly Due[]): Promise<readonly Callout[]>;
}
