import { conversationsPt } from "../conversations/conversations.pt.ts";
import { designPt } from "../design/design.pt.ts";
import { peoplePt } from "../people/people.pt.ts";
import { refusalsPt } from "../refusals/refusals.pt.ts";
import { settingsPt } from "../settings/settings.pt.ts";
import { shellPt } from "../shell/shell.pt.ts";
import type { es } from "./es.ts";
import type { Words } from "./words.ts";

export const pt: Words<typeof es> = {
  conversations: conversationsPt,
  design: designPt,
  people: peoplePt,
  refusals: refusalsPt,
  settings: settingsPt,
  shell: shellPt,
};
