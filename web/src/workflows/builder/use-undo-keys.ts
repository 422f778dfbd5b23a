import { useEffect } from "react";
import { mac } from "../../shell/keys.ts";
import type { DraftStore } from "./draft-store.ts";

/** Ctrl/⌘ Z and Y. In a field they are the browser's own, for what is being typed. */
export function useUndoKeys(mayEdit: boolean, store: DraftStore): void {
  useEffect(() => {
    if (!mayEdit) return;
    const answer = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea") !== null;
      if (typing || event.altKey || !(mac ? event.metaKey : event.ctrlKey)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) store.redo();
      else store.undo();
    };
    window.addEventListener("keydown", answer);
    return () => window.removeEventListener("keydown", answer);
  }, [mayEdit, store]);
}
