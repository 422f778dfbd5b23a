import type { Trigger } from "@relevo/contract/workflows.ts";
import { after, type Standing, sightsOf, standingAt } from "./fold.rules.ts";
import type { HandChange } from "./history/changes.ts";
import type { Picked } from "./history/pick.ts";
import { hold } from "./holdings.rules.ts";
import { advance, begin, type Trial, type World } from "./play.rules.ts";
import { pop, push, type Timed } from "./queue.rules.ts";
import { type Cut, type Happened, type Timeline, until } from "./timeline.rules.ts";
import { beginsOf, cutAfter, isInside } from "./trigger.rules.ts";
import { wakesAfter } from "./wakes.rules.ts";

/** Where history comes from, in pages. */
export interface Source {
  timelines(ids: readonly string[]): Promise<Timeline[]>;
  /** Changes of hands after a place of the log, in its order; none: there are no more. */
  changes(after: number): Promise<HandChange[]>;
}
/** Told as it goes: what has come to its end is not kept. */
export interface Listener {
  /** A conversation is through, with the runs that began for it. False: stop. */
  through(timeline: Timeline, trials: readonly Trial[], inScope: boolean): void | Promise<void>;
  /** Between two looks; false: stop. */
  goesOn(): boolean | Promise<boolean>;
}
export interface Course {
  trigger: Trigger;
  from: Date;
  to: Date;
  /** History ends here: who waits longer still waits. */
  now: Date;
  /** Where the log stands at `from`. */
  after: number;
  /** Whether anything asks what people hold. */
  loads: boolean;
}

/** Conversations read in one go. */
const page = 200;

interface Played {
  timeline: Timeline;
  trials: Trial[];
  active: Trial | null;
  inScope: boolean;
  /** Looks that are still to come. */
  ahead: number;
}
type Look = Timed & { of: Played } & (
    | { kind: "event"; event: Happened }
    | { kind: "run"; trial: Trial; epoch: number }
  );

/**
 * Plays conversations in the order of time, since what is given to one person in one of them is not given in another:
 * a conversation is read when its turn comes and let go when it is through.
 */
export async function drive(
  world: World,
  picked: readonly Picked[],
  source: Source,
  course: Course,
  listener: Listener,
): Promise<void> {
  const looks: Look[] = [];
  const playing = new Map<string, Played>();
  const epochs = new Map<Trial, number>();
  /** Runs that wait for somebody to be there. */
  const hungry = new Map<Trial, Played>();
  /** What became of conversations that a trial changed and that are let go: history goes on over them. */
  const left = new Map<string, Standing>();
  const changes = handChanges(world, { playing, left }, source, course, awaken);
  let next = 0;
  for (;;) {
    const first = picked[next];
    const top = looks[0];
    if (first && (!top || first.at <= top.at)) {
      await load(picked.slice(next, next + page));
      next += page;
      continue;
    }
    if (!(await listener.goesOn())) return;
    if (!top) break;
    await changes.until(top);
    const look = pop(looks);
    if (!look) break;
    look.of.ahead -= 1;
    if (look.kind === "event") atEvent(look.of, look.event);
    else if (epochs.get(look.trial) === look.epoch) goOn(look.of, look.trial, until(look.at));
    if (isThrough(look.of)) await leave(look.of, look.at);
  }
  for (const of of [...playing.values()]) await leave(of, course.now);

  async function load(some: readonly Picked[]): Promise<void> {
    const names: readonly string[] = beginsOf(course.trigger);
    const orders = new Map(some.map(({ id, orders }) => [id, orders]));
    for (const timeline of await source.timelines(some.map(({ id }) => id))) {
      const given = orders.get(timeline.conversation.id);
      const of: Played = { timeline, trials: [], active: null, inScope: false, ahead: 0 };
      playing.set(timeline.conversation.id, of);
      for (const event of timeline.happened)
        if (
          names.includes(event.name) &&
          (isInside(event) || given?.has(event.order)) &&
          event.at >= course.from &&
          event.at < course.to
        )
          ahead({ kind: "event", of, event, at: event.at, order: event.order });
      if (isThrough(of)) await leave(of, course.from);
    }
  }

  /** Who waits for somebody may still be woken by what happens elsewhere. */
  function isThrough({ ahead, active }: Played): boolean {
    return ahead === 0 && (active === null || !hungry.has(active));
  }

  function ahead(look: Look): void {
    if (look.at > course.now) return;
    look.of.ahead += 1;
    push(looks, look);
  }

  function atEvent(of: Played, event: Happened): void {
    if (of.active) return;
    const cut = cutAfter(of.timeline, event);
    const { trial, inScope } = begin(world, of.timeline, event, cut);
    of.inScope ||= inScope;
    if (!trial) return;
    of.trials.push(trial);
    of.active = trial;
    goOn(of, trial, cut);
  }

  function goOn(of: Played, trial: Trial, cut: Cut): void {
    const stop = advance(world, trial, cut);
    if (world.freed) awaken({ at: cut.at, order: Number.POSITIVE_INFINITY });
    world.freed = false;
    const epoch = (epochs.get(trial) ?? 0) + 1;
    epochs.set(trial, epoch);
    if (stop.kind === "end") {
      of.active = null;
      epochs.delete(trial);
      hungry.delete(trial);
      return;
    }
    if (stop.wakes === "agent") hungry.set(trial, of);
    else hungry.delete(trial);
    for (const at of wakesAfter(world, trial, stop, cut)) ahead({ kind: "run", of, trial, epoch, ...at });
  }

  /** Somebody has room: true where a run waits for that. */
  function awaken(when: Timed): boolean {
    for (const [trial, of] of hungry)
      ahead({ kind: "run", of, trial, epoch: epochs.get(trial) ?? 0, at: when.at, order: when.order });
    return hungry.size > 0;
  }

  async function leave(of: Played, when: Date): Promise<void> {
    const { id } = of.timeline.conversation;
    playing.delete(id);
    const standing = isChanged(of) ? standingAt(of.timeline, until(when)) : null;
    if (standing && course.loads) left.set(id, standing);
    for (const trial of of.trials) {
      epochs.delete(trial);
      hungry.delete(trial);
    }
    await listener.through(of.timeline, of.trials, of.inScope);
  }
}

/** What people hold moves on with the log; what a trial has changed is asked of its own history. */
function handChanges(
  world: World,
  { playing, left }: { playing: ReadonlyMap<string, Played>; left: Map<string, Standing> },
  source: Source,
  { after: from, loads }: Course,
  freed: (when: Timed) => boolean,
) {
  let read: readonly HandChange[] = [];
  let place = 0;
  let last = from;
  let ended = !loads;
  return {
    /** Up to a look, or to the change that brings about an earlier one. */
    async until(look: Timed): Promise<void> {
      for (;;) {
        const one = read[place];
        if (one && comesAfter(one, look)) return;
        if (one) {
          place += 1;
          if (take(one) && freed(one)) return;
          continue;
        }
        if (ended) return;
        read = await source.changes(last);
        place = 0;
        last = read.at(-1)?.order ?? last;
        ended = read.length === 0;
      }
    },
  };

  function take(one: HandChange): boolean {
    const standing = standingAfter(one);
    return standing !== null && hold(world.holdings, one, standing);
  }

  function standingAfter(one: HandChange): Pick<Standing, "owner" | "state"> | null {
    const played = playing.get(one.conversation);
    if (played && isChanged(played)) return standingAt(played.timeline, one);
    const before = left.get(one.conversation);
    if (!before) return sightsOf(one).to;
    const next = after(before, one);
    left.set(one.conversation, next);
    return next;
  }
}
function isChanged({ trials }: Played): boolean {
  return trials.some(({ divergedAt }) => divergedAt !== null);
}
function comesAfter(one: Timed, look: Timed): boolean {
  return one.at > look.at || (one.at.getTime() === look.at.getTime() && one.order > look.order);
}
