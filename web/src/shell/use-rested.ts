import { useEffect, useEffectEvent, useState } from "react";

/** Ms without a change after which what somebody writes is asked about: not for each letter of a note. */
const rest = 300;

/** The value as it was once it said the same for a moment. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  const said = JSON.stringify(value);
  const settle = useEffectEvent(() => setRested(value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it says decides, not which object says it
  useEffect(() => {
    const timer = setTimeout(() => settle(), rest);
    return () => clearTimeout(timer);
  }, [said]);
  return rested;
}
