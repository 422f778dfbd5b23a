import type { Words } from "../../i18n/words.ts";
import type { endingEs } from "./ending.es.ts";

export const endingEn: Words<typeof endingEs> = {
  close: "Close…",
  finalise: "Finalise…",
  undoClose: "Undo the close",
  reopen: "Reopen…",
  discard: "Discard…",
  settle: "No reply needed",
  settled: "No reply needed",
  unsettle: "It does need a reply",
  snooze: "Snooze…",
  unsnooze: "Take it up now",
  flag: "Mark as out of the ordinary",
  unflag: "No longer out of the ordinary",
};
