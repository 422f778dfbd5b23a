import { commentTriggers } from "@relevo/contract/policies.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import i18next from "i18next";
import { browserPlace } from "../i18n/FormatsProvider.tsx";
import { formatsFor } from "../i18n/formats.ts";
import { languageSetting } from "../i18n/language.ts";
import type { toldEs } from "./told.es.ts";

type Name = keyof typeof nothing;
/** Every name a sentence may need. */
const nothing = {
  number: "",
  holding: "",
  capacity: "",
  until: "",
  contact: "",
  at: "",
  title: "",
  from: "",
  to: "",
  trigger: "",
};

/** What each sentence needs to be told; without all of it, or before the words are there, the plain one stands. */
const needs: Readonly<Record<keyof typeof toldEs, readonly Name[]>> = {
  ALREADY_OPEN: ["number"],
  CAPACITY_FULL: ["holding", "capacity"],
  COMMENT_REQUIRED: ["trigger"],
  DISTRIBUTED: ["until"],
  LINK_UNCONFIRMED: ["number"],
  MERGE_DUPLICATE: ["number"],
  MOVE_NOT_ALLOWED: ["from", "to"],
  NEWER_OPEN: ["number"],
  NO_REPLY: ["contact", "at"],
  PENDING_ACTION: ["title"],
  TICKET_ARCHIVED: ["number"],
  TICKET_OPEN: ["number"],
  TICKET_PENDING: ["title"],
};

/** A failure in a sentence with what the server told; undefined where it told too little for one. */
export function told({ code, data = {} }: Failure): string | undefined {
  if (!isTold(code) || !i18next.exists(`conversations.told.${code}`)) return undefined;
  const words = { ...nothing };
  for (const name of needs[code]) {
    const word = wordOf(name, data[name]);
    if (word === undefined) return undefined;
    words[name] = word;
  }
  return i18next.t(`conversations.told.${code}`, words);
}

function wordOf(name: Name, value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") return undefined;
  if (name === "at" || name === "until") return formatsFor(languageSetting.get(), browserPlace).clock(value);
  const trigger = name === "trigger" && commentTriggers.find((one) => one === value);
  return trigger ? i18next.t(`conversations.note.triggers.${trigger}`) : value;
}

function isTold(code: string): code is keyof typeof toldEs {
  return Object.hasOwn(needs, code);
}
