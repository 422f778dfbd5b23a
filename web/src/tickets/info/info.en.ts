import type { Words } from "../../i18n/words.ts";
import type { infoEs } from "./info.es.ts";

export const infoEn: Words<typeof infoEs> = {
  title: "Ticket information",
  about: "How did this cycle end?",
  resolution: "Outcome",
  close: "Close ticket",
  closeAbout: "It is archived: it leaves the board, and the customer's next message opens a new ticket.",
  returnFunnel: "Return funnel",
  returnStage: "Return stage",
  save: "Save",
  by: "Marked",
  reason: "Reason",
  resolvedAt: "Since",
  archivedAt: "Archived",
  returns: "Returns to",
};
