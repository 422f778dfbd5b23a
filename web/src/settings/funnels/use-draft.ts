import { useState } from "react";

/** One's own changes of what is saved, until they are saved or dropped. What others save meanwhile shows through. */
export function useDraft<Draft extends object>(saved: Draft) {
  const [mine, setMine] = useState<Draft>();
  const dirty = mine !== undefined && JSON.stringify(mine) !== JSON.stringify(saved);
  const draft = dirty ? mine : saved;
  return {
    draft,
    dirty,
    change: (parts: Partial<Draft>) => setMine({ ...draft, ...parts }),
    drop: () => setMine(undefined),
  };
}
