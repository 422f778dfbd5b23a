/** What tells which of two open tickets of a funnel goes on when their requesters become one. */
export interface Rival {
  id: string;
  funnel: string;
  untouched: boolean;
  owner: string | null;
  group: string | null;
  createdAt: Date;
}
/** What tells which of two open conversations on a connection goes on. */
export interface Talk {
  id: string;
  connection: string;
  owner: string | null;
  openedAt: Date;
}

/** The pairs of one slot: which one goes on, and which becomes part of it. */
export interface Pair {
  id: string;
  into: string;
}

/** Of each funnel's two the one that a person worked on, else that somebody has, else the older goes on. */
export function ticketPairs(ours: readonly Rival[], theirs: readonly Rival[]): Pair[] {
  return pairs(ours, theirs, ({ funnel }) => funnel, [
    ({ untouched }) => (untouched ? 1 : 0),
    ({ owner, group }) => (owner ? 0 : group ? 1 : 2),
    ({ createdAt }) => createdAt.getTime(),
  ]);
}

/** Of each connection's two the one that somebody has, else the older goes on. */
export function talkPairs(ours: readonly Talk[], theirs: readonly Talk[]): Pair[] {
  return pairs(ours, theirs, ({ connection }) => connection, [
    ({ owner }) => (owner ? 0 : 1),
    ({ openedAt }) => openedAt.getTime(),
  ]);
}

/** The lower rank goes on; the id decides between equals. */
function pairs<T extends { id: string }>(
  ours: readonly T[],
  theirs: readonly T[],
  slotOf: (one: T) => string,
  ranks: readonly ((one: T) => number)[],
): Pair[] {
  const bySlot = new Map(theirs.map((one) => [slotOf(one), one]));
  return ours.flatMap((one) => {
    const other = bySlot.get(slotOf(one));
    if (!other) return [];
    const rank = ranks.find((of) => of(one) !== of(other));
    const goesOn = rank ? rank(one) < rank(other) : one.id < other.id;
    return [goesOn ? { id: other.id, into: one.id } : { id: one.id, into: other.id }];
  });
}

/** What a contact says of themselves. */
export interface Person {
  name: string;
  phone: string | null;
  mail: string | null;
  company: string | null;
  individual: boolean;
  optedOutAt: Date | null;
  fields: Record<string, unknown>;
}

/** The one goes on as they are; what they lack is filled from the other. Who asked for no templates gets none. */
export function filledFrom(into: Person, from: Person): Person {
  const answered = into.company !== null || into.individual;
  const { company, individual } = answered ? into : from;
  const asked = [into.optedOutAt, from.optedOutAt].filter((at) => at !== null);
  return {
    name: into.name || from.name,
    phone: into.phone ?? from.phone,
    mail: into.mail ?? from.mail,
    company,
    individual,
    optedOutAt: asked.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
    fields: { ...from.fields, ...into.fields },
  };
}
