import type { Words } from "../../i18n/words.ts";
import type { moveEs } from "./move.es.ts";

export const moveEn: Words<typeof moveEs> = {
  pick: "Move",
  pickStage: "Move to stage",
  title: "Move to {{stage}}",
  act: "Move",
  moveAndArchive: "Move and archive",
  cancel: "Cancel",
  goesTo: "It goes to {{stage}}.",
  marks: { won: "It is marked won.", lost: "It is marked lost." },
  archives: "It is archived and leaves the board.",
  archivesTo: "It is archived and leaves the board; next time it returns to {{place}}.",
  closes_one: "Its open conversation is closed.",
  closes_other: "Its {{count}} open conversations are closed.",
  later: "It will be archived by itself once what is missing is settled.",
  laterTo:
    "It will be archived by itself once what is missing is settled; next time it returns to {{place}}.",
  missing_one: "A datum is missing",
  missing_other: "{{count}} data are missing",
  reason: "Reason",
  reasonOptional: "Reason (optional)",
  noReason: "No reason",
  clear: {
    won: "Take the won mark off",
    lost: "Take the lost mark off",
  },
  closing: {
    title: "Closing the conversation",
    ready: "ready to close",
    open: "Open its close",
    outcome: "How it ended",
    reason: "Why they wrote",
    note: "Note",
    noteOptional: "Note (optional)",
    needsRecord: "needs its record",
  },
  pending: {
    title: "Something is pending",
    unanswered: "The customer awaits an answer in the expired conversation",
    confirm: "Archive it anyway",
    blocked: "Settle it before archiving: this funnel leaves nothing pending.",
  },
  done: {
    moved: "#{{number}} moved to {{stage}}",
    won: "Marked won",
    lost: "Marked lost",
    archived: "Archived",
    returns: "Next time it returns to {{place}}.",
    deferred: "It is archived by itself once what is pending is settled.",
    saved: "Ticket saved",
  },
};
