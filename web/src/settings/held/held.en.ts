import type { Words } from "../../i18n/words.ts";
import type { heldEs } from "./held.es.ts";

export const heldEn: Words<typeof heldEs> = {
  title: "On hold after restoring a backup",
  about: "One can read and write, but nothing scheduled fires and no message leaves.",
  askAdmin: "An administrator can release it.",
  review: "Review and release",
  dialog: "Release Relevo",
  dialogAbout:
    "Review what the backup had under way. Once released, what was scheduled fires again, also what should have happened already.",
  uncertain_one:
    "{{count}} message is uncertain: it may have left before the backup. It is not resent by itself; whoever wrote it decides.",
  uncertain_other:
    "{{count}} messages are uncertain: they may have left before the backup. They are not resent by themselves; whoever wrote them decides.",
  uncertainNone: "No message is uncertain.",
  deadlines: "What is scheduled and waits",
  deadline_one: "{{count}}, for {{when}}",
  deadline_other: "{{count}}, the first for {{when}}",
  kinds: {
    deliver: "Messages to send",
    uncertain: "Sends to clear up",
    "fetch-file": "Files to download",
  },
  deadlinesNone: "Nothing scheduled waits.",
  release: "Release",
  released: "Relevo is running",
};
