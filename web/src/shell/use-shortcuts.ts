import { useEffect } from "react";
import { type Focus, keyFor, meant } from "../design/shortcut.rules.ts";
import { notify } from "../design/toast.tsx";
import { actionsNow } from "./actions.ts";
import { keySettings, mac } from "./keys.ts";

/** Lets every action on screen answer to its key. Once, around the whole page. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener("keydown", answer);
    return () => window.removeEventListener("keydown", answer);
  }, []);
}

function answer(event: KeyboardEvent) {
  if (event.defaultPrevented) return;
  const focus = focusOf(event.target);
  const settings = keySettings.get();
  const action = actionsNow().find((offered) => {
    const key = keyFor(offered, settings);
    return key !== undefined && meant(event, key, focus, settings, mac);
  });
  if (!action) return;
  event.preventDefault();
  if (event.repeat && !action.repeats) return;
  if (action.refusal) notify({ title: action.refusal });
  else action.run();
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return { scoped: false, typing: false, pressable: false };
  return {
    // What had the focus may be gone: a row that left the list, a dialog that was closed.
    scoped: target.closest("[data-shortcuts]") !== null || target === document.body,
    typing:
      target.closest("input, textarea, select, [contenteditable], [role=textbox], [role=combobox]") !== null,
    pressable:
      target.closest("a, button, [role=button], [role=tab], [role=menuitem], [role=option]") !== null,
  };
}
