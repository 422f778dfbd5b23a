import i18next from "i18next";
import { loadFlowWords } from "../canvas/load-words.ts";

/** Adds the words of workflows and of their steps, without what their screens borrow. */
export async function loadRunWords(): Promise<void> {
  const [{ workflowsEs }] = await Promise.all([import("../workflows.es.ts"), loadFlowWords()]);
  i18next.addResourceBundle("es", "translation", { workflows: workflowsEs }, true);
}
