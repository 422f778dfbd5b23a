import { approvalsEn } from "../approvals/approvals.en.ts";
import { closingEn } from "../conversations/close/closing.en.ts";
import { conversationsEn } from "../conversations/conversations.en.ts";
import { openedEn } from "../conversations/opened.en.ts";
import { designEn } from "../design/design.en.ts";
import { peopleEn } from "../people/people.en.ts";
import { refusalsEn } from "../refusals/refusals.en.ts";
import { rulesEn } from "../refusals/rules.en.ts";
import { settingsEn } from "../settings/settings.en.ts";
import { shellEn } from "../shell/shell.en.ts";
import { tasksEn } from "../tasks/tasks.en.ts";
import { teamEn } from "../team/team.en.ts";
import { templatesEn } from "../templates/templates.en.ts";
import { boardEn } from "../tickets/board/board.en.ts";
import { ticketEn } from "../tickets/ticket.en.ts";
import { ticketsEn } from "../tickets/tickets.en.ts";
import { builderEn } from "../workflows/builder/builder.en.ts";
import { flowEn } from "../workflows/canvas/flow.en.ts";
import { workflowsEn } from "../workflows/workflows.en.ts";
import type { es } from "./es.ts";
import type { Words } from "./words.ts";

export const en: Words<typeof es> = {
  conversations: { ...conversationsEn, ...openedEn },
  approvals: approvalsEn,
  board: boardEn,
  builder: builderEn,
  flow: flowEn,
  workflows: workflowsEn,
  closing: closingEn,
  tasks: tasksEn,
  team: teamEn,
  templates: templatesEn,
  ticket: ticketEn,
  tickets: ticketsEn,
  design: designEn,
  people: peopleEn,
  refusals: { ...refusalsEn, ...rulesEn },
  settings: settingsEn,
  shell: shellEn,
};
