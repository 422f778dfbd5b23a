export interface Holding {
  state: string;
  waitingSince: Date | null;
  owner: {
    active: boolean;
    online: boolean;
    /** Null: never connected. */
    lastSeen: Date | null;
    /** Since when they have it; null: not asked, since they are there or have left for good. */
    since: Date | null;
  } | null;
}

/**
 * When an unanswered conversation goes back to the queue because its owner is away: at once where they cannot come
 * back, else when they have been offline for the inbox's limit and the customer waits. Null: it does not. While the
 * owner is there it is the first instant it could be, and then it is asked again.
 * @param minutes of the inbox; null: never
 */
export function requeueAt(
  { state, waitingSince, owner }: Holding,
  minutes: number | null,
  now: Date,
): Date | null {
  if (state !== "active" || waitingSince === null || owner === null) return null;
  if (!owner.active) return now;
  if (minutes === null) return null;
  const limit = minutes * 60_000;
  if (owner.online) return new Date(now.getTime() + limit);
  const away = Math.max(owner.lastSeen?.getTime() ?? 0, owner.since?.getTime() ?? 0);
  return new Date(Math.max(away + limit, waitingSince.getTime()));
}
