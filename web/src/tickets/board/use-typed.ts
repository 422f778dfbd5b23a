import { useEffect, useEffectEvent, useState } from "react";
import { useRested } from "../../shell/use-rested.ts";

/** Text one types into a filter: it takes effect once it rests, and follows when the filter is changed elsewhere. */
export function useTyped(set: string, apply: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(set);
  const rested = useRested(text);
  const settle = useEffectEvent(() => {
    if (rested.trim() !== set) apply(rested.trim());
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: applied when it rests, not when the filter changes
  useEffect(() => settle(), [rested]);
  const follow = useEffectEvent(() => {
    if (text === rested && text.trim() !== set) setText(set);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the filter leads
  useEffect(() => follow(), [set]);
  return [text, setText];
}
