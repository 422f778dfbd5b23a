import { openedEs } from "../conversations/opened.es.ts";
import { rulesEs } from "../refusals/rules.es.ts";
import { settingsEs } from "../settings/settings.es.ts";
import { boardEs } from "../tickets/board/board.es.ts";
import { ticketEs } from "../tickets/ticket.es.ts";
import { builderEs } from "../workflows/builder/builder.es.ts";
import { flowEs } from "../workflows/canvas/flow.es.ts";
import { workflowsEs } from "../workflows/workflows.es.ts";
import { esFirst } from "./es-first.ts";
import { esLater } from "./es-later.ts";

/** Every word of the interface, by folder. Spanish is the original; pt.ts and en.ts follow it. */
export const es = {
  ...esFirst,
  ...esLater,
  conversations: { ...esFirst.conversations, ...openedEs },
  refusals: { ...esFirst.refusals, ...rulesEs },
  settings: settingsEs,
  board: boardEs,
  builder: builderEs,
  flow: flowEs,
  workflows: workflowsEs,
  ticket: ticketEs,
} as const;
