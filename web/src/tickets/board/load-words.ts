import i18next from "i18next";
import { loadTicketWords } from "../load-words.ts";

/** Adds the words of boards and lists of tickets, and of the dialogs they open; await it before one is shown. */
export async function loadBoardWords(): Promise<void> {
  const [{ boardEs }] = await Promise.all([import("./board.es.ts"), loadTicketWords()]);
  i18next.addResourceBundle("es", "translation", { board: boardEs }, true);
}
