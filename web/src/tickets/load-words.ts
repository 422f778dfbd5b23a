import i18next from "i18next";
import { loadLaterWords, loadOpenedWords } from "../i18n/start.ts";

/** Adds the words of the ticket's own screen and dialogs, and of what they borrow; await it before one is shown. */
export async function loadTicketWords(): Promise<void> {
  const [{ ticketEs }] = await Promise.all([import("./ticket.es.ts"), loadLaterWords(), loadOpenedWords()]);
  i18next.addResourceBundle("es", "translation", { ticket: ticketEs }, true);
}
