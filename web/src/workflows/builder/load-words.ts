import i18next from "i18next";
import { loadWorkflowWords } from "../load-words.ts";

/** Adds the words of the builder, and of what it borrows; await it before it is shown. */
export async function loadBuilderWords(): Promise<void> {
  const [{ builderEs }] = await Promise.all([
    import("./builder.es.ts"),
    loadWorkflowWords(),
    (async () => (await import("../../tickets/load-words.ts")).loadTicketWords())(),
  ]);
  i18next.addResourceBundle("es", "translation", { builder: builderEs }, true);
}
