import type { Words } from "../../i18n/words.ts";
import type { fieldsEs } from "./fields.es.ts";

export const fieldsEn: Words<typeof fieldsEs> = {
  title: "Fields",
  about: "Your company's own data. A contact's stay from one ticket to the next; a ticket's end with it.",
  create: "New field",
  of: { contact: "Of the contact", ticket: "Of the ticket" },
  ofAbout: {
    contact: "It stays from one ticket to the next. For example: tax id, district.",
    ticket: "It belongs to one cycle and ends with it. For example: number of the quote.",
  },
  kinds: { text: "Text", number: "Number", date: "Date", choice: "Option", yes_no: "Yes or no" },
  none: {
    contact: "Contacts have no data of your own yet.",
    ticket: "Tickets have no data of your own yet.",
  },
  whose: "Whose datum it is",
  kind: "What is written in it",
  forGood: "Whose it is and what is written in it do not change later.",
  name: "Name",
  options: "Options",
  optionsHint: "One a line, in the order they are offered.",
  optionsStay: "Values already written that stop being an option are kept.",
  up: "Move “{{name}}” up",
  down: "Move “{{name}}” down",
  moved: "“{{name}}” is number {{place}} of {{count}}",
  edit: "Change “{{name}}”",
  editTitle: "Change field",
  newTitle: "New field",
  add: "Create field",
  save: "Save",
  saved: "Field saved",
  created: "Field created",
  remove: "Remove “{{name}}”",
  removeAct: "Remove field",
  removeAsk: "Remove the field “{{name}}”?",
  removeAbout:
    "It is asked for and shown no more. What was written stays in the history of archived tickets.",
  inUse: "It is still asked for on the way into {{stages}}. Take it off there first.",
  removed: "Field removed",
  wrong: {
    name: "Write a name of at most 120 characters.",
    nameTaken: "There already is a field with that name.",
    options: "Write between 1 and 100 different options, of at most 120 characters each.",
    kind: "Choose what is written in it.",
    of: "Choose whose it is.",
  },
};
