import type { Words } from "../../i18n/words.ts";
import type { groupsEs } from "./groups.es.ts";

export const groupsEn: Words<typeof groupsEs> = {
  title: "Teams",
  about:
    "A team has a queue of its own and serves one or more inboxes. Whoever joins the team serves them too.",
  create: "Create team",
  none: "No teams yet",
  noneAbout: "They let you hand a conversation to a group, such as “Help desk” or “Night shift”.",
  name: "Name",
  people: "People",
  noPeople: "Nobody yet",
  inboxes: "Inboxes it serves",
  noInboxes: "No inbox",
  newTitle: "Create team",
  editTitle: "Edit “{{name}}”",
  editOf: "Edit {{name}}",
  remove: "Delete",
  removeOf: "Delete {{name}}",
  ask: "Delete the team “{{name}}”?",
  askAbout: "Its people stop serving the inboxes they had only through it. This cannot be undone.",
  inUse: "This team has conversations. Reassign them and try again.",
  removed: "Team deleted",
  save: "Save",
  created: "Team created",
  saved: "Saved",
  wrong: {
    name: "Write a name.",
    nameTaken: "There is a team of that name already.",
    people: "One of those people is gone. Choose again.",
    inboxes: "One of those inboxes is gone. Choose again.",
  },
};
