import { conversationsEs } from "../conversations/conversations.es.ts";
import { designEs } from "../design/design.es.ts";
import { peopleEs } from "../people/people.es.ts";
import { refusalsEs } from "../refusals/refusals.es.ts";
import { settingsEs } from "../settings/settings.es.ts";
import { shellEs } from "../shell/shell.es.ts";

/** Every word of the interface, by folder. Spanish is the original; pt.ts and en.ts follow it. */
export const es = {
  conversations: conversationsEs,
  design: designEs,
  people: peopleEs,
  refusals: refusalsEs,
  settings: settingsEs,
  shell: shellEs,
} as const;
