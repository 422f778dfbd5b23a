export interface Share {
  id: string;
  /** Who takes it must serve this inbox; null: anybody may. */
  inbox: string | null;
  /** What stays together: a ticket and its conversations have one responsible. */
  with: string | null;
}
export interface Receiver {
  id: string;
  serves: readonly string[];
}

/**
 * Shares out in turns: each to the one of those who serve its inbox that has been given fewest, ties by id; what
 * belongs together goes to the one who got the first of it. What nobody may take is told in `left`.
 */
export function shareOut(
  things: readonly Share[],
  receivers: readonly Receiver[],
): { given: Map<string, string>; left: Share[] } {
  const counts = new Map(receivers.map(({ id }) => [id, 0]));
  const together = new Map<string, string>();
  const given = new Map<string, string>();
  const left: Share[] = [];
  for (const thing of [...things].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { inbox } = thing;
    const serving = receivers.filter(({ serves }) => inbox === null || serves.includes(inbox));
    const to = (thing.with && together.get(thing.with)) ?? fewest(serving, counts);
    if (!to) {
      left.push(thing);
      continue;
    }
    given.set(thing.id, to);
    counts.set(to, (counts.get(to) ?? 0) + 1);
    if (thing.with) together.set(thing.with, to);
  }
  return { given, left };
}

function fewest(receivers: readonly Receiver[], counts: ReadonlyMap<string, number>): string | undefined {
  const count = ({ id }: Receiver) => counts.get(id) ?? 0;
  return [...receivers].sort((a, b) => count(a) - count(b) || (a.id < b.id ? -1 : 1))[0]?.id;
}
