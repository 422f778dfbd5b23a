import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import type { ReturnTarget } from "@relevo/contract/resolution-rules.ts";

/** Where a ticket begins unless somebody says otherwise: the first stage that ends nothing. */
export function firstStage(funnel: Funnel | undefined): Stage | undefined {
  return funnel?.stages.find(({ type }) => type === "normal");
}

/** A stage by its id, with its funnel, among those one works in. */
export function stageIn(
  funnels: readonly Funnel[],
  id: string | undefined,
): { funnel: Funnel; stage: Stage } | undefined {
  for (const funnel of funnels) {
    const stage = funnel.stages.find((one) => one.id === id);
    if (stage) return { funnel, stage };
  }
  return undefined;
}

/** "Ventas › Nuevo"; undefined for a place one does not see. */
export function placeName(funnels: readonly Funnel[], { stageId }: ReturnTarget): string | undefined {
  const place = stageIn(funnels, stageId);
  return place && `${place.funnel.name} › ${place.stage.name}`;
}

/** Whether a funnel's way of moving lets a ticket go from a stage to one of its own: stage by stage none is left out. */
export function isInReach(
  { moves, stages }: Pick<Funnel, "moves" | "stages">,
  from: string,
  to: string,
): boolean {
  if (moves === "free") return true;
  const steps = stages.filter(({ type }) => type === "normal").map(({ id }) => id);
  return (
    !steps.includes(from) || !steps.includes(to) || Math.abs(steps.indexOf(from) - steps.indexOf(to)) < 2
  );
}

/** Where a ticket can go: every stage in reach but its own, those of its funnel before the other funnels'. */
export function stagesToMoveTo(
  funnels: readonly Funnel[],
  { funnel: own, stage: now }: { funnel: { id: string }; stage: { id: string } },
): { funnel: Funnel; stage: Stage }[] {
  const ordered = [...funnels].sort((one, other) => Number(other.id === own.id) - Number(one.id === own.id));
  return ordered.flatMap((funnel) =>
    funnel.stages
      .filter(({ id }) => id !== now.id && isInReach(funnel, now.id, id))
      .map((stage) => ({ funnel, stage })),
  );
}
