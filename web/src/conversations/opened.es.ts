import { classifyEs } from "./actions/classify.es.ts";
import { endingEs } from "./actions/ending.es.ts";
import { transferEs } from "./actions/transfer.es.ts";
import { composerEs } from "./composer/composer.es.ts";
import { noteEs } from "./composer/note/note.es.ts";
import { contextEs } from "./context/context.es.ts";
import { recordEs } from "./record.es.ts";
import { threadEs } from "./thread/thread.es.ts";
import { toldEs } from "./told.es.ts";

/** What an open conversation says; it comes with its code, after the list. */
export const openedEs = {
  compose: composerEs,
  about: contextEs,
  said: threadEs,
  note: noteEs,
  record: recordEs,
  told: toldEs,
  transfer: transferEs,
  classify: classifyEs,
  ending: endingEs,
} as const;
