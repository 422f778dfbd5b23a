import { lazy } from "react";
import { loadLaterWords } from "../../i18n/start.ts";

/** A dialog that comes with its words when it is first asked for. */
export const CloseDialog = lazy(() => withWords(import("./CloseDialog.tsx")));
export const DiscardDialog = lazy(() => withWords(import("./DiscardDialog.tsx")));
export const SnoozeDialog = lazy(() => withWords(import("./SnoozeDialog.tsx")));
export const ReopenDialog = lazy(() => withWords(import("./ReopenDialog.tsx")));

async function withWords<Module>(module: Promise<Module>): Promise<Module> {
  const [loaded] = await Promise.all([module, loadLaterWords()]);
  return loaded;
}
