/** What people do in a made-up week, whatever the desk does: the same for every desk it is played on. */
export type Act = { at: Date } & (
  | { kind: "says" | "echoes"; who: number; text: string }
  | { kind: "answers"; who: number; text: string }
  | { kind: "claims"; who: number; person: Name }
  | { kind: "hands" | "closes" | "opens_ticket" | "moves_ticket"; who: number }
  | { kind: "available"; person: Name; available: boolean }
  | { kind: "online"; person: Name; until: Date }
  | { kind: "offline"; person: Name }
);
export type Name = "ana" | "beto" | "vera";
export const names: readonly Name[] = ["ana", "beto", "vera"];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Numbers from 0 to 1 that are the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A week of so many customers from an instant on, in order of time; no two things happen in the same millisecond. */
export function weekOf(seed: number, customers: number, from: Date): Act[] {
  const roll = dice(seed);
  const acts: Act[] = [];
  const between = (least: number, most: number) => Math.floor(least + roll() * (most - least));
  const one = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(roll() * of.length)] ?? of[0];
  for (const person of names) shifts(person);
  for (let who = 0; who < customers; who++) {
    const opens = between(0, 5) * day + between(0, 9 * hour);
    const { ended, ticket } = conversation(who, opens);
    // Where one has a ticket, the next conversation goes on with it or not, by how the first one ended.
    if (!ticket && roll() < 0.3) conversation(who, ended + between(50 * hour, 60 * hour));
  }
  const used = new Set<number>();
  for (const act of acts) {
    while (used.has(act.at.getTime())) act.at = new Date(act.at.getTime() + 1);
    used.add(act.at.getTime());
  }
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime());

  function at(ms: number): Date {
    return new Date(from.getTime() + ms);
  }

  /** Every day they connect for a while, and say now and then that they take nothing new. */
  function shifts(person: Name): void {
    for (let n = 0; n < 7; n++) {
      const begin = n * day + between(0, 3 * hour);
      const end = begin + between(2 * hour, 9 * hour);
      acts.push(
        { kind: "online", person, at: at(begin), until: at(end) },
        { kind: "offline", person, at: at(end) },
      );
      if (roll() < 0.5) continue;
      const away = begin + between(10 * minute, 4 * hour);
      acts.push(
        { kind: "available", person, available: false, at: at(away) },
        { kind: "available", person, available: true, at: at(away + between(20 * minute, 3 * hour)) },
      );
    }
  }

  /** Whether and when somebody answers, claims, hands on, closes; answers when all was said. */
  function conversation(who: number, opens: number): { ended: number; ticket: boolean } {
    let now = opens;
    const later = (least: number, most: number) => {
      now += between(least, most);
      return at(now);
    };
    const text = one(["Hola", "Quiero una cotización", "Urgente: no enfría", "Buenas, ¿atienden hoy?"]);
    acts.push({ kind: "says", who, text, at: at(now) });
    if (roll() < 0.3)
      acts.push({ kind: "claims", who, person: one(["ana", "beto"]), at: later(minute, 20 * minute) });
    let handed = false;
    let ticket = false;
    let answered = false;
    for (let turns = between(0, 5); turns > 0; turns--) {
      const luck = roll();
      if (luck < 0.4) {
        answered = true;
        acts.push({ kind: "answers", who, text: "Enseguida lo vemos", at: later(minute, 70 * minute) });
      } else if (luck < 0.5)
        acts.push({ kind: "echoes", who, text: "Del teléfono", at: later(minute, 40 * minute) });
      else if (luck < 0.75)
        acts.push({ kind: "says", who, text: one(["¿Y?", "gracias", "Ok"]), at: later(minute, 90 * minute) });
      else if (luck < 0.85 && !handed) {
        handed = true;
        acts.push({ kind: "hands", who, at: later(minute, 50 * minute) });
      } else if (!ticket) {
        ticket = true;
        acts.push({ kind: "opens_ticket", who, at: later(minute, 30 * minute) });
        if (roll() < 0.7) acts.push({ kind: "moves_ticket", who, at: later(minute, 60 * minute) });
      }
    }
    if (answered && roll() < 0.4) {
      acts.push({ kind: "answers", who, text: "Quedó listo", at: later(minute, 30 * minute) });
      acts.push({ kind: "closes", who, at: later(minute, 30 * minute) });
    }
    return { ended: now, ticket };
  }
}
