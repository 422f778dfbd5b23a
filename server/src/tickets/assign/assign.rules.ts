import type { StageAssignment } from "@relevo/contract/funnels.ts";

/** Somebody who may get a ticket of a stage. */
export interface Eligible {
  id: string;
  available: boolean;
  /** Open tickets they have. */
  open: number;
  serves: readonly string[];
}
export interface Entering {
  ticket: string;
  /** Of its open conversations: who gets it goes on with them. */
  inboxes: readonly string[];
  /** At least 0 and below 1, by lot. */
  draw: number;
}
export interface StagePeople {
  strategy: StageAssignment["strategy"];
  people: readonly Eligible[];
  /** Who was given one of this stage, the longest ago first; who never was comes before them. */
  turns: readonly string[];
}

/** Who gets each, one after the other: who is available before who is not; null: nobody may. */
export function chooseOwners(
  entering: readonly Entering[],
  { strategy, people, turns }: StagePeople,
): Map<string, string | null> {
  const open = new Map(people.map(({ id, open }) => [id, open]));
  const given = [...turns];
  return new Map(
    entering.map(({ ticket, inboxes, draw }) => {
      const serving = people.filter(({ serves }) => inboxes.every((inbox) => serves.includes(inbox)));
      const there = serving.filter(({ available }) => available);
      const chosen = pick(there.length > 0 ? there : serving);
      if (chosen) {
        open.set(chosen, (open.get(chosen) ?? 0) + 1);
        const place = given.indexOf(chosen);
        if (place >= 0) given.splice(place, 1);
        given.push(chosen);
      }
      return [ticket, chosen ?? null];

      function pick(pool: readonly Eligible[]): string | undefined {
        const ids = pool.map(({ id }) => id).sort();
        if (strategy === "unassign") return undefined;
        if (strategy === "random") return ids[Math.floor(draw * ids.length)];
        const load = (id: string) => (strategy === "balanced" ? (open.get(id) ?? 0) : 0);
        return ids.sort((a, b) => load(a) - load(b) || given.indexOf(a) - given.indexOf(b))[0];
      }
    }),
  );
}
