import type { Words } from "../i18n/words.ts";
import { auditEn } from "./audit/audit.en.ts";
import { calendarsEn } from "./calendars/calendars.en.ts";
import { connectionsEn } from "./connections/connections.en.ts";
import { fieldsEn } from "./fields/fields.en.ts";
import { resolutionEn } from "./funnels/actions/resolution.en.ts";
import { funnelsEn } from "./funnels/funnels.en.ts";
import { stagesEn } from "./funnels/stage/stages.en.ts";
import { groupsEn } from "./groups/groups.en.ts";
import { heldEn } from "./held/held.en.ts";
import { inboxesEn } from "./inboxes/inboxes.en.ts";
import { keysEn } from "./keys/keys.en.ts";
import { membersEn } from "./members/members.en.ts";
import { parkedEn } from "./parked/parked.en.ts";
import { policyEn } from "./policy/policy.en.ts";
import type { settingsEs } from "./settings.es.ts";
import { startEn } from "./start/start.en.ts";
import { tagsEn } from "./tags/tags.en.ts";
import { templatesEn } from "./templates/templates.en.ts";

export const settingsEn: Words<typeof settingsEs> = {
  cancel: "Cancel",
  newTab: "opens in another tab",
  done: "done",
  toDo: "to do",
  searchIn: "Search in: {{label}}",
  leave: {
    title: "Leave without saving?",
    about: "What you changed on this page will be lost.",
    leave: "Leave without saving",
    stay: "Stay here",
  },
  sections: {
    label: "Sections of the settings",
    start: "Getting started",
    connections: "Connections",
    people: "People and teams",
    inboxes: "Inboxes",
    funnels: "Funnels",
    fields: "Fields",
    tags: "Tags",
    calendars: "Business calendars",
    templates: "Templates",
    keys: "API keys",
    audit: "Audit",
    parked: "Parked inbound",
    profile: "My profile",
  },
  audit: auditEn,
  calendars: calendarsEn,
  connections: connectionsEn,
  fields: fieldsEn,
  funnels: funnelsEn,
  groups: groupsEn,
  held: heldEn,
  inboxes: inboxesEn,
  keys: keysEn,
  members: membersEn,
  parked: parkedEn,
  policy: policyEn,
  resolution: resolutionEn,
  stages: stagesEn,
  start: startEn,
  tags: tagsEn,
  templates: templatesEn,
};
