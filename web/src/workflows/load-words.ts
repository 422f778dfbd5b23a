import { loadLaterWords, loadOpenedWords, loadSettingsWords } from "../i18n/start.ts";
import { loadRunWords } from "./conversation/load-words.ts";

/** Adds the words of workflows, and of what their screens borrow; await it before one is shown. */
export async function loadWorkflowWords(): Promise<void> {
  await Promise.all([loadRunWords(), loadLaterWords(), loadOpenedWords(), loadSettingsWords()]);
}
