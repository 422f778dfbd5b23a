import i18next from "i18next";
import { loadLaterWords, loadOpenedWords, loadSettingsWords } from "../i18n/start.ts";
import { loadFlowWords } from "./canvas/load-words.ts";

/** Adds the words of workflows, and of what they borrow; await it before one is shown. */
export async function loadWorkflowWords(): Promise<void> {
  const [{ workflowsEs }] = await Promise.all([
    import("./workflows.es.ts"),
    loadFlowWords(),
    loadLaterWords(),
    loadOpenedWords(),
    loadSettingsWords(),
  ]);
  i18next.addResourceBundle("es", "translation", { workflows: workflowsEs }, true);
}
