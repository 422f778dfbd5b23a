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
  /** Its batches of an account, and those of other such kinds, go one after the other: they act on the same people. */
  inTurn?: boolean;
  fire(tx: Tx, due: readonly Due[]): Promise<readonly Callout[]>;
  /** It failed for the last time, its contact is locked: with this the kind tells where, and no row is left parked. */
  park?(tx: Tx, due: Due, error: string): Promise<void>;
}
