import { useEffect, useState } from "react";
import type { Action } from "../design/action.ts";

interface Part {
  order: number;
}

const offers = new Map<Part, readonly Action[]>();
let parts = 0;

/** While the component is on screen, its actions are in the command bar and answer to their keys. */
export function useActions(actions: readonly Action[]): void {
  // Numbered while rendering, when what contains comes before what is contained; effects run the other way.
  const [part] = useState<Part>(() => ({ order: ++parts }));
  useEffect(() => {
    offers.set(part, actions);
  }, [part, actions]);
  useEffect(
    () => () => {
      offers.delete(part);
    },
    [part],
  );
}

/** Everything that can be done here and now, the innermost part of the page first; one of each id. */
export function actionsNow(): Action[] {
  const byId = new Map<string, Action>();
  const inward = [...offers].sort(([one], [other]) => other.order - one.order);
  for (const action of inward.flatMap(([, actions]) => actions)) {
    if (action.visible && !byId.has(action.id)) byId.set(action.id, action);
  }
  return [...byId.values()];
}
