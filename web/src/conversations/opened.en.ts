import type { Words } from "../i18n/words.ts";
import { classifyEn } from "./actions/classify.en.ts";
import { endingEn } from "./actions/ending.en.ts";
import { transferEn } from "./actions/transfer.en.ts";
import { composerEn } from "./composer/composer.en.ts";
import { noteEn } from "./composer/note/note.en.ts";
import { contextEn } from "./context/context.en.ts";
import type { openedEs } from "./opened.es.ts";
import { recordEn } from "./record.en.ts";
import { threadEn } from "./thread/thread.en.ts";
import { toldEn } from "./told.en.ts";

export const openedEn: Words<typeof openedEs> = {
  compose: composerEn,
  about: contextEn,
  said: threadEn,
  note: noteEn,
  record: recordEn,
  told: toldEn,
  transfer: transferEn,
  classify: classifyEn,
  ending: endingEn,
};
