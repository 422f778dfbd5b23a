import { conversationsEs } from "../conversations/conversations.es.ts";
import { designEs } from "../design/design.es.ts";
import { peopleEs } from "../people/people.es.ts";
import { refusalsEs } from "../refusals/refusals.es.ts";
import { shellEs } from "../shell/shell.es.ts";

/** The Spanish words of the first load. Those of the settings and of an open conversation come when they are opened. */
export const esFirst = {
  conversations: conversationsEs,
  design: designEs,
  people: peopleEs,
  refusals: refusalsEs,
  shell: shellEs,
} as const;
