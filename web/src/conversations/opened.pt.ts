import type { Words } from "../i18n/words.ts";
import { classifyPt } from "./actions/classify.pt.ts";
import { endingPt } from "./actions/ending.pt.ts";
import { transferPt } from "./actions/transfer.pt.ts";
import { composerPt } from "./composer/composer.pt.ts";
import { notePt } from "./composer/note/note.pt.ts";
import { contextPt } from "./context/context.pt.ts";
import type { openedEs } from "./opened.es.ts";
import { recordPt } from "./record.pt.ts";
import { threadPt } from "./thread/thread.pt.ts";
import { toldPt } from "./told.pt.ts";

export const openedPt: Words<typeof openedEs> = {
  compose: composerPt,
  about: contextPt,
  said: threadPt,
  note: notePt,
  record: recordPt,
  told: toldPt,
  transfer: transferPt,
  classify: classifyPt,
  ending: endingPt,
};
