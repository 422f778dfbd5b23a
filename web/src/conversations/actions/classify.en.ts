import type { Words } from "../../i18n/words.ts";
import type { classifyEs } from "./classify.es.ts";

export const classifyEn: Words<typeof classifyEs> = {
  title: "Classify the conversation of {{name}}",
  about: "Choose the inbox and the contact reason. Now: {{inbox}}.",
  aboutReason: "Choose the inbox and the contact reason. Now: {{inbox}} › {{reason}}.",
  leaving: "To leave {{inbox}} a reason must be chosen.",
  find: "Search an inbox or reason",
  noReason: "No reason",
  now: "It is here",
  toMe: "Assign to me",
  unserved: "You do not serve this inbox: you will no longer see it",
  commentDue: "A comment is due before it is moved.",
  chosen: "Goes to {{place}}",
  move: "Move",
  change: "Change",
};
