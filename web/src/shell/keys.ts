import type { Action } from "../design/action.ts";
import { type KeySettings, keyFor } from "../design/shortcut.rules.ts";
import { stored, useStored } from "./stored.ts";

/** A person's own keys, in this browser. */
export const keySettings = stored<KeySettings>("relevo.keys", (raw) => {
  const { off, own } = record(raw);
  const pairs = Object.entries(record(own)).flatMap(([id, key]) =>
    typeof key === "string" ? [[id, key]] : [],
  );
  return { off: off === true, own: Object.fromEntries(pairs) };
});

/** Apple keyboards have ⌘ where others have Ctrl. */
export const mac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The key that runs the action now: undefined without one, or when single keys are off. */
export function useKeyOf(action: Action): string | undefined {
  const [settings] = useStored(keySettings);
  const key = keyFor(action, settings);
  return settings.off && !key?.startsWith("mod+") ? undefined : key;
}

function record(raw: unknown): Record<string, unknown> {
  return typeof raw === "object" && raw !== null ? { ...raw } : {};
}
