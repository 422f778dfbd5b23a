import { approvalsPt } from "../approvals/approvals.pt.ts";
import { closingPt } from "../conversations/close/closing.pt.ts";
import { conversationsPt } from "../conversations/conversations.pt.ts";
import { openedPt } from "../conversations/opened.pt.ts";
import { designPt } from "../design/design.pt.ts";
import { peoplePt } from "../people/people.pt.ts";
import { refusalsPt } from "../refusals/refusals.pt.ts";
import { rulesPt } from "../refusals/rules.pt.ts";
import { settingsPt } from "../settings/settings.pt.ts";
import { shellPt } from "../shell/shell.pt.ts";
import { tasksPt } from "../tasks/tasks.pt.ts";
import { teamPt } from "../team/team.pt.ts";
import { templatesPt } from "../templates/templates.pt.ts";
import { boardPt } from "../tickets/board/board.pt.ts";
import { ticketPt } from "../tickets/ticket.pt.ts";
import { ticketsPt } from "../tickets/tickets.pt.ts";
import { builderPt } from "../workflows/builder/builder.pt.ts";
import { flowPt } from "../workflows/canvas/flow.pt.ts";
import { workflowsPt } from "../workflows/workflows.pt.ts";
import type { es } from "./es.ts";
import type { Words } from "./words.ts";

export const pt: Words<typeof es> = {
  conversations: { ...conversationsPt, ...openedPt },
  approvals: approvalsPt,
  board: boardPt,
  builder: builderPt,
  flow: flowPt,
  workflows: workflowsPt,
  closing: closingPt,
  tasks: tasksPt,
  team: teamPt,
  templates: templatesPt,
  ticket: ticketPt,
  tickets: ticketsPt,
  design: designPt,
  people: peoplePt,
  refusals: { ...refusalsPt, ...rulesPt },
  settings: settingsPt,
  shell: shellPt,
};
