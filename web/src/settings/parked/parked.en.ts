import type { Words } from "../../i18n/words.ts";
import type { parkedEs } from "./parked.es.ts";

export const parkedEn: Words<typeof parkedEs> = {
  title: "Parked inbound",
  about:
    "What came in by a channel and could not be received. It is not lost: it is kept with its error and can be tried again.",
  none: "Nothing parked",
  noneAbout:
    "Everything that came in was received. Should a channel ever send what is not understood, it appears here with its error.",
  replayAll: "Try all again",
  replay: "Try again",
  replayOf: "Try again what came {{when}}",
  replayed_one: "Trying {{count}} again. If it fails once more, it stays here.",
  replayed_other: "Trying {{count}} again. What fails once more stays here.",
  replayedNone: "It could not be tried again: there is no connection for it yet.",
  unknown: "No connection to receive it",
  tries_one: "{{count}} attempt",
  tries_other: "{{count}} attempts",
  noError: "No detail of the error",
  most: "The newest 200 are shown.",
};
