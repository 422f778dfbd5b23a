import { conversationsEn } from "../conversations/conversations.en.ts";
import { designEn } from "../design/design.en.ts";
import { peopleEn } from "../people/people.en.ts";
import { refusalsEn } from "../refusals/refusals.en.ts";
import { settingsEn } from "../settings/settings.en.ts";
import { shellEn } from "../shell/shell.en.ts";
import type { es } from "./es.ts";
import type { Words } from "./words.ts";

export const en: Words<typeof es> = {
  conversations: conversationsEn,
  design: designEn,
  people: peopleEn,
  refusals: refusalsEn,
  settings: settingsEn,
  shell: shellEn,
};
