import type { Words } from "../../i18n/words.ts";
import type { tagsEs } from "./tags.es.ts";

export const tagsEn: Words<typeof tagsEs> = {
  title: "Tags",
  about:
    "Words contacts are marked with: they are seen in each conversation, and workflows can put them on, take them off and look at them.",
  create: "Add a tag",
  none: "There are no tags yet",
  noneAbout: "Add the first one: “Regular”, “Warranty”, “VIP”…",
  edit: "Edit {{name}}",
  remove: "Delete {{name}}",
  newTitle: "New tag",
  editTitle: "Edit the tag",
  name: "Name",
  colour: "Colour",
  colours: {
    grey: "Grey",
    teal: "Teal",
    amber: "Amber",
    green: "Green",
    red: "Red",
    violet: "Violet",
    blue: "Blue",
    orange: "Orange",
  },
  add: "Add",
  save: "Save",
  created: "Tag added",
  saved: "Tag saved",
  removed: "Tag deleted",
  removeAsk: "Delete “{{name}}”?",
  removeAbout: "It is taken off every contact that has it. It cannot be undone.",
  removeAct: "Delete",
  inUse: "A workflow names it: {{workflows}}. Change that first.",
  wrong: { name: "Enter a name.", nameTaken: "There is a tag of that name." },
};
