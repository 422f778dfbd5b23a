import { conversationsPt } from "../conversations/conversations.pt.ts";
import { designPt } from "../design/design.pt.ts";
import { refusalsPt } from "../refusals/refusals.pt.ts";
import { shellPt } from "../shell/shell.pt.ts";
import type { es } from "./es.ts";
import type { Words } from "./words.ts";

export const pt: Words<typeof es> = {
  conversations: conversationsPt,
  design: designPt,
  refusals: refusalsPt,
  shell: shellPt,
};
