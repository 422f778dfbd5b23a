import { sightsOf } from "./fold.rules.ts";
import type { Ground } from "./ground.rules.ts";
import type { Stop, Trial, World } from "./play.rules.ts";
import type { Timed } from "./queue.rules.ts";
import type { Cut, Happened } from "./timeline.rules.ts";

/** When a run that waits is looked at next: at its time, and at whatever may end its wait before. */
export function wakesAfter(
  { definition, ground }: World,
  { timeline }: Trial,
  stop: Stop,
  cut: Cut,
): Timed[] {
  if (stop.kind === "end") return [];
  const { until, wakes } = stop;
  const looks: Timed[] = until ? [{ at: until, order: Number.POSITIVE_INFINITY }] : [];
  if (wakes === "contact" || wakes === "member") {
    const authors = wakes === "contact" ? ["contact"] : ["member", "phone"];
    const said = timeline.spoken.filter(({ author, tried }) => !tried && authors.includes(author));
    looks.push(...earliest(said.map(({ knownAt, order }) => ({ at: knownAt, order })).filter(isAfter(cut))));
  }
  if (wakes === "agent") looks.push(...earliest(arrivals(ground).filter(isAfter(cut))));
  if (definition.endsWithConversation || wakes === "agent")
    looks.push(...earliest(timeline.happened.filter((one) => changesHands(one) && isAfter(cut)(one))));
  return looks;
}

function changesHands(one: Happened): boolean {
  return !one.tried && sightsOf(one).to !== null;
}

/** Somebody says that they are there, or connects. */
function arrivals({ colleagues }: Ground): Timed[] {
  return [...colleagues.values()].flatMap(({ available, online }) =>
    [...available, ...online].map(({ from }) => ({ at: from, order: 0 })),
  );
}

function isAfter(cut: Cut): (one: Timed) => boolean {
  return ({ at, order }) => at > cut.at || (at.getTime() === cut.at.getTime() && order > cut.order);
}
function earliest(looks: readonly Timed[]): Timed[] {
  const [first, ...rest] = looks;
  if (!first) return [];
  const { at, order } = rest.reduce((a, b) => (b.at < a.at ? b : a), first);
  return [{ at, order }];
}
