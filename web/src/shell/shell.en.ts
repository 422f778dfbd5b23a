import type { Words } from "../i18n/words.ts";
import type { shellEs } from "./shell.es.ts";

export const shellEn: Words<typeof shellEs> = {
  commandBar: "Search or do",
  commandHint: "Type what you want to do…",
  language: "Language",
  more: "More",
  narrowRail: "Icons only",
  rail: "Sections",
  retrying: "Offline, trying again…",
  skip: "Go to the content",
  widenRail: "Show the names",
  approvals_one: "{{shown}} approval to decide",
  approvals_other: "{{shown}} approvals to decide",
  overdue_one: "{{shown}} overdue task",
  overdue_other: "{{shown}} overdue tasks",
  places: {
    conversations: "Inbox",
    funnels: "Funnels",
    tasks: "My tasks",
    team: "Team now",
    workflows: "Workflows",
    settings: "Settings",
  },
  theme: {
    title: "Theme",
    system: "Same as the system",
    light: "Light",
    dark: "Dark",
  },
  keys: {
    title: "Keyboard shortcuts",
    about: "Single keys work while the list or the conversation has the focus.",
    single: "Use single keys",
    change: "Change the key of “{{action}}”, now {{key}}",
    press: "Press the new key…",
    restore: "Back to the original key",
    taken: "That key already belongs to “{{action}}”.",
  },
  panes: {
    back: "Back to the list",
    hideContext: "Hide the panel",
    resize: "Width of the list",
    showContext: "Show the panel",
  },
  fault: {
    title: "This screen stopped",
    about:
      "What was already saved is safe. Try again; if it happens again, copy the detail and send it to whoever administers the account.",
    offline: "The server could not be reached. Check the connection and try again.",
    updated: "There is a new version of Relevo. Reload the page to go on.",
    retry: "Try again",
    reload: "Reload the page",
    copy: "Copy the detail",
    copied: "Detail copied",
  },
  missing: {
    title: "There is nothing here",
    about: "The address does not exist, or what was there is not in your inboxes.",
    home: "Go to the inbox",
  },
};
