import type { Words } from "../../i18n/words.ts";
import type { actionsEs } from "./actions.es.ts";

export const actionsEn: Words<typeof actionsEs> = {
  more: "More actions",
  claim: "Claim",
  attendNext: "Attend next",
  nobodyWaits: "There is nobody in the queue.",
  transfer: "Transfer…",
  escalate: "Escalate…",
  toMe: "Assign to me",
  classify: "Classify…",
  reply: "Reply",
  comment: "Comment",
  next: "Next conversation",
  previous: "Previous conversation",
  transferred: "Transferred to {{name}}",
  transferredTeam: "Now in the queue of team {{name}}",
  returned: "Back in the queue of {{inbox}}",
  moved: "Moved to {{inbox}}",
  reasonSet: "Reason: {{reason}}",
  reasonCleared: "It has no reason now",
  out: "It left your sight.",
  ownerOnly: "Only its owner or a supervisor can do this.",
  refused: {
    ownedBy: "{{owner}} already attends this conversation.",
    conflictWith: "It changed in the meantime: {{owner}} attends it now.",
    conflictFree: "It changed in the meantime: nobody attends it now.",
    tooLong: "It has {{length}} characters and the channel accepts {{limit}}.",
    tooManyFiles: "This channel accepts {{files}} files per message.",
    tooLarge: "It is too large: the most is {{limit}}.",
    notRetriable: "There is no need to try again: its state changed.",
  },
};
