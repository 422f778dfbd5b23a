import { lazy } from "react";
import { loadTicketWords } from "../load-words.ts";

/** Moves a ticket: at once where nothing is asked, else by a dialog; it comes with its words when first needed. */
export const MoveDialog = lazy(async () => {
  const [module] = await Promise.all([import("./MoveDialog.tsx"), loadTicketWords()]);
  return module;
});
