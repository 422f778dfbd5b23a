import type { Words } from "../../i18n/words.ts";
import type { factsEs } from "./facts.es.ts";

export const factsEn: Words<typeof factsEs> = {
  title: "Data",
  contact: "Contact",
  names: {
    value: "Value",
    description: "Description",
    nextStep: "Next step",
    nextStepAt: "Until when",
    contactName: "Contact's name",
    contactPhone: "Phone",
    contactMail: "Mail",
    company: "Company",
  },
  subject: "Subject",
  name: "Name",
  gone: "Removed datum",
  yes: "Yes",
  no: "No",
  none: "No value",
  add: "Add",
  change: "Change {{name}}",
  save: "Save",
  cancel: "Cancel",
  wrong: "That cannot be accepted like this.",
  wrongNumber: "Write a number.",
  wrongName: "Write a name.",
  wrongPhone: "Write the number with its country code, like +56 9 1234 5678.",
  wrongMail: "Write a full address, like ana@company.com.",
};
