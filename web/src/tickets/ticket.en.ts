import type { Words } from "../i18n/words.ts";
import { factsEn } from "./facts/facts.en.ts";
import { historyEn } from "./history/history.en.ts";
import { infoEn } from "./info/info.en.ts";
import { moveEn } from "./move/move.en.ts";
import { screenEn } from "./screen/screen.en.ts";
import type { ticketEs } from "./ticket.es.ts";

export const ticketEn: Words<typeof ticketEs> = {
  resolutions: { won: "Won", lost: "Lost", none: "Unmarked" },
  stages: {
    human: "Human stage",
    ai: "AI stage",
    won: "Won stage",
    lost: "Lost stage",
    closing: "Closing stage",
  },
  sources: {
    user: "By hand",
    stage_type: "By the stage's type",
    entry: "Rule on entry",
    exit: "Rule on exit",
    time: "Rule by time",
    periodic: "Periodic rule",
    inbox: "By change of inbox",
    stage_removed: "Its stage was removed",
    workflow: "Workflow",
    ai: "AI",
    merge: "Contacts merged",
  },
  move: moveEn,
  info: infoEn,
  facts: factsEn,
  screen: screenEn,
  history: historyEn,
};
